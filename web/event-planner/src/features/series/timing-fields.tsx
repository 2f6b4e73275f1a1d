import type { SeriesTiming } from '@event-planner/contracts/series';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../components/combobox.tsx';
import { Field } from '../../components/field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { zoneChoices } from '../../lib/organizing/choices.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { DateList } from './date-list.tsx';
import { DatesPreview } from './dates-preview.tsx';
import { RuleFields } from './rule/rule-fields.tsx';

interface TimingFieldsProps {
  readonly timing: SeriesTiming;
  readonly onChange: (timing: SeriesTiming) => void;
}

/** When a series takes place: its first date, its rule, what is left out and what is added; and beside it the dates that come of it. */
export function TimingFields({ timing, onChange }: TimingFieldsProps) {
  const { t } = useTranslation('organizing');
  const change = (part: Partial<SeriesTiming>): void => onChange({ ...timing, ...part });
  const without = (date: string): void =>
    timing.additions.includes(date)
      ? change({ additions: timing.additions.filter(other => other !== date) })
      : change({ exceptions: [...timing.exceptions, date].toSorted() });
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="space-y-6">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            type="datetime-local"
            label={t('series.first')}
            value={timing.startsAt}
            onChange={event => event.target.value !== '' && change({ startsAt: event.target.value })}
          />
          <Combobox
            label={t('schedule.timeZone')}
            value={timing.timeZone}
            options={zoneChoices(new Date(serverNow()))}
            onChoose={timeZone => change({ timeZone })}
          />
          <NumberField
            label={t('series.duration')}
            hint={t('series.durationHint')}
            value={timing.durationMinutes}
            min={1}
            max={31 * 24 * 60}
            onChange={minutes => minutes !== null && change({ durationMinutes: minutes })}
          />
          <NumberField
            label={t('series.doors')}
            hint={t('series.doorsHint')}
            value={timing.doorsMinutesBefore}
            orNone
            max={24 * 60}
            onChange={doorsMinutesBefore => change({ doorsMinutesBefore })}
          />
        </div>
        <RuleFields rule={timing.rule} startsAt={timing.startsAt} onChange={rule => change({ rule })} />
        <DateList
          label={t('series.exceptions')}
          add={undefined}
          none={t('series.exceptionsNone')}
          dates={timing.exceptions}
          onChange={exceptions => change({ exceptions })}
        />
        <DateList
          label={t('series.additions')}
          add={t('series.addDate')}
          none={t('series.additionsNone')}
          dates={timing.additions}
          onChange={additions => change({ additions })}
        />
      </div>
      <DatesPreview timing={timing} onLeaveOut={without} />
    </div>
  );
}
