import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import type { PlannedSeries, SeriesTiming } from '@event-planner/contracts/series';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { localTimeOf } from '../../lib/format/zoned.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useCreateSeries } from './api/create-series.ts';
import { usualRule, writeRule } from './rule/rule.ts';
import { TimingFields } from './timing-fields.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

interface NewSeriesFormProps {
  readonly organizer: OwnOrganizer;
  readonly onMade: (series: PlannedSeries) => void;
}

const weekMs = 7 * 86_400_000;

/** Eight in the evening a week from now, for two hours, every week: something to change rather than to invent. */
function usualTiming(): SeriesTiming {
  const timeZone = ownTimeZone();
  const startsAt = `${localTimeOf(new Date(serverNow() + weekMs), timeZone).slice(0, 10)}T20:00`;
  return {
    timeZone,
    startsAt,
    durationMinutes: 120,
    doorsMinutesBefore: null,
    rule: writeRule(usualRule(startsAt)),
    exceptions: [],
    additions: [],
  };
}

export function NewSeriesForm({ organizer, onMade }: NewSeriesFormProps) {
  const { t } = useTranslation('organizing');
  const [title, setTitle] = useState('');
  const [timing, setTiming] = useState(usualTiming);
  const create = useCreateSeries(organizer.id);
  const about = { title, subtitle: '', description: '', category: null, language: organizer.languages[0] ?? 'en', minAge: null };
  return (
    <form
      noValidate
      className="space-y-6"
      onSubmit={event => {
        event.preventDefault();
        create.mutate({ timing, sections: { about } }, { onSuccess: onMade });
      }}
    >
      <Field label={t('about.title')} value={title} maxLength={200} onChange={event => setTitle(event.target.value)} />
      <TimingFields timing={timing} onChange={setTiming} />
      <Refusal error={create.error} labels={{ startsAt: t('series.first'), count: t('rule.count'), day: t('rule.lastDay') }} />
      <div className="flex justify-end">
        <Button type="submit" size="large" busy={create.isPending}>
          {t('series.create')}
        </Button>
      </div>
    </form>
  );
}
