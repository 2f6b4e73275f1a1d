import type { EventDetail } from '@event-planner/contracts/event';

/** Where English is read is not said; venues are European, so dates are written the European way. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** `Monday, 1 July 2030 at 20:00`, by the clock at the place. */
export const whenOf = ({ startsAt, timeZone }: Pick<EventDetail, 'startsAt' | 'timeZone'>, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(startsAt));

/** `Berlin Hall, Berlin`; whose event it is where there is no place to go to. */
export const whereOf = ({ venue, organizer }: Pick<EventDetail, 'venue' | 'organizer'>): string =>
  venue ? `${venue.name}, ${venue.city}` : organizer.name;
