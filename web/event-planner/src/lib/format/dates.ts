import { ownTimeZone } from './own-time-zone.ts';
export interface When {
  readonly timeZone: string;
  readonly locale: string;
}

const formatWith = (instant: string, { timeZone, locale }: When, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(instant));

/** `Fri, 21 Nov 2026, 19:30`: always in the venue's own time zone. */
export const formatMoment = (instant: string, when: When): string =>
  formatWith(instant, when, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
export const formatDay = (instant: string, when: When): string =>
  formatWith(instant, when, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const formatTime = (instant: string, when: When): string => formatWith(instant, when, { hour: '2-digit', minute: '2-digit' });
/** `June 2030` */
export const formatMonthAndYear = (instant: string, when: When): string => formatWith(instant, when, { month: 'long', year: 'numeric' });
/** `Fri, 19:30` */
export const formatWeekdayAndTime = (instant: string, when: When): string =>
  formatWith(instant, when, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
export const formatMonth = (instant: string, when: When): string => formatWith(instant, when, { month: 'short' });
export const formatDayOfMonth = (instant: string, when: When): string => formatWith(instant, when, { day: 'numeric' });

/** The name of the zone when it is not the reader's own, so that nobody arrives an hour late. */
export function foreignZone(instant: string, { timeZone, locale }: When, ownZone = ownTimeZone()): string | undefined {
  const clock = (zone: string): string =>
    new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
  if (clock(timeZone) === clock(ownZone)) return undefined;
  return new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
    .formatToParts(new Date(instant))
    .find(part => part.type === 'timeZoneName')?.value;
}
