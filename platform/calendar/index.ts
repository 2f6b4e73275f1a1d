export { type CalendarEntry, type CalendarOptions, writeCalendar } from './calendar.ts';
export { describeTimeZone } from './time-zone.ts';
