import type { EventDetail } from '@event-planner/contracts/event';
import { Accessibility, CalendarDays, DoorOpen, MapPin, UserRoundCheck, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Fact } from '../../components/fact.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

/** When, where, and what one should know before one comes. */
export function EventFacts({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { venue, mode, minAge } = event;
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <When event={event} />
      {venue !== null && (
        <Fact icon={<MapPin />} name={t('event.where')}>
          <span className="block font-semibold">{venue.name}</span>
          {venue.address}
          {!venue.address.includes(venue.city) && `, ${venue.city}`}
        </Fact>
      )}
      {mode !== 'in_person' && (
        <Fact icon={<Video />} name={mode === 'hybrid' ? t('visit.alsoOnline') : t('event.where')}>
          <span className="block font-semibold">{t('event.online')}</span>
          {t('visit.onlineText')}
        </Fact>
      )}
      {event.doorsAt !== null && (
        <Fact icon={<DoorOpen />} name={t('event.doors', { time: '' }).trim()}>
          {format.time(event.doorsAt, event.timeZone)}
        </Fact>
      )}
      {minAge !== null && (
        <Fact icon={<UserRoundCheck />} name={t('visit.age')}>
          {t('visit.ageFrom', { age: minAge })}
        </Fact>
      )}
      {venue !== null && venue.accessibility !== '' && (
        <Fact icon={<Accessibility />} name={t('event.accessibility')}>
          {venue.accessibility}
        </Fact>
      )}
    </dl>
  );
}

/** One that lasts several days says its last as well. */
function When({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { startsAt, endsAt, timeZone } = event;
  const zone = format.foreignZone(startsAt, timeZone);
  const until = isLonger(event) ? format.moment(endsAt, timeZone) : format.time(endsAt, timeZone);
  return (
    <Fact icon={<CalendarDays />} name={t('event.when')}>
      <time dateTime={startsAt} className="block font-semibold">
        {format.day(startsAt, timeZone)}
      </time>
      {format.time(startsAt, timeZone)} {t('event.until', { time: until })}
      {zone !== undefined && <span className="block text-sm text-soft">{`${zone}, ${t('event.localTime')}`}</span>}
    </Fact>
  );
}

/** A night that ends in the morning is one evening still. */
const oneEveningMs = 16 * 3_600_000;
const isLonger = ({ startsAt, endsAt }: EventDetail): boolean => Date.parse(endsAt) - Date.parse(startsAt) > oneEveningMs;
