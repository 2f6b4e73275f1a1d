import type { EventSections } from '@event-planner/contracts/planning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../components/combobox.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { instantOf } from '../../../lib/format/zoned.ts';
import { zoneChoices } from '../../../lib/organizing/choices.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

interface ScheduleMeaningProps {
  readonly schedule: EventSections['schedule'];
  readonly startsAt: string;
}

/** The dates in words: at the place, and for somebody far away. */
export function ScheduleMeaning({ schedule, startsAt }: ScheduleMeaningProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [zone, setZone] = useState(ownTimeZone());
  const start = instantOf(startsAt, schedule.timeZone).toISOString();
  const end = schedule.endsAt === null ? undefined : instantOf(schedule.endsAt, schedule.timeZone).toISOString();
  const range = (timeZone: string): string =>
    end === undefined
      ? format.moment(start, timeZone)
      : new Intl.DateTimeFormat(format.locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).formatRange(
          new Date(start),
          new Date(end),
        );
  return (
    <div className="rounded-control bg-sunken p-4">
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-soft">{t('schedule.there', { zone: schedule.timeZone.replaceAll('_', ' ') })}</dt>
          <dd className="font-semibold">{range(schedule.timeZone)}</dd>
        </div>
        <div>
          <dt className="text-sm text-soft">{t('schedule.elsewhere', { zone: zone.replaceAll('_', ' ') })}</dt>
          <dd className="font-semibold">{range(zone)}</dd>
        </div>
      </dl>
      <details className="mt-3">
        <summary className="inline-block min-h-9 py-1.5 text-sm font-semibold text-brand">{t('schedule.otherZone')}</summary>
        <Combobox
          className="mt-2 max-w-sm"
          label={t('schedule.visitorZone')}
          value={zone}
          options={zoneChoices(new Date(serverNow()))}
          onChoose={setZone}
        />
      </details>
    </div>
  );
}
