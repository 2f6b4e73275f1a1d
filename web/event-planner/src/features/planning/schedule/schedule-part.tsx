import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../components/combobox.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { isShownByClocks, localTimeOf } from '../../../lib/format/zoned.ts';
import { zoneChoices } from '../../../lib/organizing/choices.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { useIssues, useWriting } from '../workspace/sections.ts';
import { ScheduleMeaning } from './schedule-meaning.tsx';

const orNull = (text: string): string | null => (text === '' ? null : text);

export function SchedulePart() {
  const { t } = useTranslation('organizing');
  const { sections, edit, venues } = useWriting();
  const value = sections.schedule;
  const problem = useIssues('schedule', value);
  if (value === undefined) return null;
  const change = (part: Partial<typeof value>): void => edit('schedule', { ...value, ...part });
  const venue = venues.find(({ id }) => id === sections.place.venueId);
  const now = localTimeOf(new Date(serverNow()), 'UTC');
  const skipped =
    [value.startsAt, value.endsAt, value.doorsAt].find(time => time !== null && !isShownByClocks(time, value.timeZone)) ?? undefined;
  return (
    <Panel title={t('parts.schedule')} text={t('schedule.text')}>
      <div className="space-y-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            id="schedule-starts"
            type="datetime-local"
            label={t('schedule.starts')}
            value={value.startsAt ?? ''}
            min={now}
            max="2199-12-31T23:59"
            problem={problem('startsAt')}
            onChange={event => change({ startsAt: orNull(event.target.value), ...laterEnd(value, event.target.value) })}
          />
          <Field
            id="schedule-ends"
            type="datetime-local"
            label={t('schedule.ends')}
            hint={t('schedule.endsHint')}
            value={value.endsAt ?? ''}
            min={value.startsAt ?? now}
            max="2199-12-31T23:59"
            problem={
              value.endsAt !== null && value.startsAt !== null && value.endsAt <= value.startsAt
                ? t('schedule.endFirst')
                : problem('endsAt')
            }
            onChange={event => change({ endsAt: orNull(event.target.value) })}
          />
          <Field
            id="schedule-doors"
            type="datetime-local"
            label={t('schedule.doors')}
            hint={t('schedule.doorsHint')}
            value={value.doorsAt ?? ''}
            max={value.startsAt ?? '2199-12-31T23:59'}
            problem={
              value.doorsAt !== null && value.startsAt !== null && value.doorsAt > value.startsAt
                ? t('schedule.doorsLate')
                : problem('doorsAt')
            }
            onChange={event => change({ doorsAt: orNull(event.target.value) })}
          />
          <Combobox
            label={t('schedule.timeZone')}
            value={value.timeZone}
            options={zoneChoices(value.startsAt === null ? new Date(serverNow()) : new Date(`${value.startsAt}Z`))}
            problem={problem('timeZone')}
            onChoose={timeZone => change({ timeZone })}
          />
        </div>
        {venue !== undefined && venue.timeZone !== value.timeZone && (
          <Notice>
            {t('schedule.venueZone', { venue: venue.name, zone: venue.timeZone })}{' '}
            <button type="button" className="link" onClick={() => change({ timeZone: venue.timeZone })}>
              {t('schedule.useVenueZone')}
            </button>
          </Notice>
        )}
        {skipped !== undefined && (
          <Notice tone="warning" announce>
            {t('schedule.skipped', { time: skipped.slice(11) })}
          </Notice>
        )}
        {value.startsAt !== null && <ScheduleMeaning schedule={value} startsAt={value.startsAt} />}
      </div>
    </Panel>
  );
}

/** A start moved past the end takes the end along, as long after it as before. */
function laterEnd(value: { startsAt: string | null; endsAt: string | null }, startsAt: string): { endsAt?: string } {
  if (startsAt === '' || value.startsAt === null || value.endsAt === null || startsAt < value.endsAt) return {};
  const length = Date.parse(`${value.endsAt}Z`) - Date.parse(`${value.startsAt}Z`);
  return length <= 0 ? {} : { endsAt: new Date(Date.parse(`${startsAt}Z`) + length).toISOString().slice(0, 16) };
}
