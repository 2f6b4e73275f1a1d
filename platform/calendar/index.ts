export { type CalendarEntry, type CalendarOptions, writeCalendar } from './calendar.ts';
export { type DayRange, type Days, daysOf, type DaysOptions, noTimeZone } from './days.ts';
export { describeTimeZone } from './time-zone.ts';
