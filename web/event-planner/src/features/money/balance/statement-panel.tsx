import { EntryKind } from '@event-planner/contracts/ledger';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { getEvents } from '../api/get-events.ts';
import { listStatement } from '../api/list-statement.ts';
import { FileButton } from '../file-button.tsx';
import type { Range } from '../range.ts';
import { StatementList } from './statement-list.tsx';

interface StatementPanelProps {
  readonly organizerId: string;
  readonly currency: string;
  readonly range: Range;
}

/** Every entry of the range, with what was owed after it. */
export function StatementPanel({ organizerId, currency, range }: StatementPanelProps) {
  const { t } = useTranslation('money');
  const [kind, setKind] = useState<EntryKind>();
  const [eventId, setEventId] = useState<string>();
  const events = useQuery(getEvents(organizerId));
  const wanted = { ...range, currency, kind, eventId };
  const statement = useInfiniteQuery(listStatement(organizerId, wanted));
  const kinds = EntryKind.options.map(value => ({ value, label: t(`kind.${value}`) }));
  return (
    <Panel
      title={t('statement.title')}
      text={t('statement.text')}
      action={<FileButton path={`/payments/organizers/${organizerId}/statement.csv`} query={wanted} />}
    >
      <div className="mb-5 grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('statement.kind')}
          value={kind ?? ''}
          options={[{ value: '', label: t('statement.everyKind') }, ...kinds]}
          onChoose={value => setKind(EntryKind.safeParse(value).data)}
        />
        <SelectField
          label={t('statement.event')}
          value={eventId ?? ''}
          options={[
            { value: '', label: t('statement.everyEvent') },
            ...(events.data?.items ?? []).map(event => ({ value: event.eventId, label: event.title })),
          ]}
          onChoose={value => setEventId(value === '' ? undefined : value)}
        />
      </div>
      <StatementList statement={statement} />
    </Panel>
  );
}
