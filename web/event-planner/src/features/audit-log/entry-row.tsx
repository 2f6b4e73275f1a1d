import type { AuditEntry } from '@event-planner/contracts/audit';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { AuditSearch } from './audit-search.ts';
import { ChangedFields } from './changed-fields.tsx';
import { useAuditWords } from './use-audit-words.ts';

interface EntryRowProps {
  readonly entry: AuditEntry;
  /** Others than who did this are in the list, too. */
  readonly isOfMany: boolean;
  readonly onNarrow: (search: Pick<AuditSearch, 'by' | 'of'>) => void;
}

/** Who did what and when; opened, from where, to what, and what changed. */
export function EntryRow({ entry, isOfMany, onNarrow }: EntryRowProps) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { at, action, service, by, from, isErased } = entry;
  return (
    <li className="py-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={details}
        onClick={() => setOpen(!open)}
        className="flex w-full items-start gap-3 rounded-control px-2 py-2.5 text-start hover:bg-sunken"
      >
        <span className="grid min-w-0 grow gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_auto]">
          <span className="font-semibold break-words">{words.action(action)}</span>
          <time dateTime={at} className="text-sm text-soft tabular-nums sm:text-end">
            {words.moment(at)}
          </time>
          <span className="min-w-0 text-sm break-words text-soft">
            {[words.actor(by, isErased), ...(from === null ? [] : [from.device === null ? from.network : format.device(from.device)])].join(
              ' · ',
            )}
          </span>
          <span className="sm:text-end">
            <Badge>{t(`services.${service}`)}</Badge>
          </span>
        </span>
        <ChevronDown aria-hidden className={`mt-1 size-4.5 shrink-0 text-soft ${open ? 'rotate-180' : ''}`} />
      </button>
      {open && (
        <div id={details} className="space-y-3 px-2 pb-4">
          {isErased && <Notice>{t('log.isErased')}</Notice>}
          <ChangedFields entry={entry} />
          <Facts entry={entry} />
          <div className="flex flex-wrap gap-2">
            {isOfMany && by.id !== null && (
              <Button look="secondary" size="small" onClick={() => onNarrow({ by: by.id ?? undefined })}>
                {t('log.onlyWho')}
              </Button>
            )}
            <Button look="secondary" size="small" onClick={() => onNarrow({ of: entry.of.id })}>
              {t('log.onlyThing')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Facts({ entry: { seq, of, from, correlationId } }: Pick<EntryRowProps, 'entry'>) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const facts = [
    `${words.thing(of.kind)} ${of.id}`,
    ...(from === null ? [] : [t('log.network', { network: from.network })]),
    t('log.number', { seq }),
    t('log.request', { id: correlationId }),
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft" dir="ltr">
      {facts.map(fact => (
        <li key={fact} className="font-mono break-all">
          {fact}
        </li>
      ))}
    </ul>
  );
}
