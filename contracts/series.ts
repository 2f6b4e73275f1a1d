import { z } from 'zod';
import { EventCategory, EventState, EventSummary, Organizer, Translation } from './event.ts';
import { Id, Instant, Language, Line, LocalTime, Slug, TimeZone } from './http.ts';
import { EventSections, SectionName } from './planning.ts';

/** A day that the calendar has, unlike the 30th of February. */
const RealTime = LocalTime.refine(time => {
  const at = new Date(`${time}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(time);
}, 'must be a day that the calendar has');

const dayMinutes = 24 * 60;

/** When a series takes place. The clock at its place decides: 20:00 stays 20:00 and ends at 22:00, whatever clocks do in between. */
export const SeriesTiming = z.strictObject({
  timeZone: TimeZone,
  /** Where the rule begins; its first date where the rule gives it. */
  startsAt: RealTime,
  durationMinutes: z
    .int()
    .min(1)
    .max(31 * dayMinutes),
  doorsMinutesBefore: z.int().min(0).max(dayMinutes).nullable(),
  /** RRULE of RFC 5545, such as `FREQ=MONTHLY;BYDAY=1SA`: DAILY to YEARLY. One without COUNT and UNTIL is carried on a year ahead, day by day. */
  rule: z.string().min(1).max(500),
  /** EXDATE: dates that the rule gives and that do not take place. */
  exceptions: z.array(RealTime).max(366),
  /** RDATE: further dates. */
  additions: z.array(RealTime).max(366),
});
export type SeriesTiming = z.infer<typeof SeriesTiming>;

/** What all dates of a series have alike. A date has its schedule from the timing. */
export const SeriesSections = EventSections.omit({ schedule: true });
export type SeriesSections = z.infer<typeof SeriesSections>;
export const SeriesSectionName = SeriesSections.keyof();
export type SeriesSectionName = z.infer<typeof SeriesSectionName>;

/** Begins a series and the drafts of its dates: from what is said here, and otherwise from the event named, of the same organizer, or from nothing. */
export const SeriesCreation = z.strictObject({
  timing: SeriesTiming,
  sections: SeriesSections.partial().default({}),
  copyOf: Id.optional(),
});
export type SeriesCreation = z.infer<typeof SeriesCreation>;

/**
 * Sent with If-Match. A section replaces that of every date to come that has none of its own. Another timing adds and takes away dates to come; one that was
 * published is never taken away: it has to be cancelled first.
 */
export const SeriesChange = z.strictObject({ timing: SeriesTiming.optional(), sections: SeriesSections.partial().optional() });
export type SeriesChange = z.infer<typeof SeriesChange>;

export const SeriesDate = z.object({
  /** What names the date within its series: its start as the rule has it. */
  date: LocalTime,
  eventId: Id,
  slug: Slug,
  state: EventState,
  version: z.int(),
  startsAt: Instant.nullable(),
  /** Sections that it has of its own. */
  overrides: z.array(SectionName),
});
export type SeriesDate = z.infer<typeof SeriesDate>;

/** A series as its organizer's members see it. `version` is its ETag. */
export const PlannedSeries = z.object({
  id: Id,
  slug: Slug,
  organizerId: Id,
  version: z.int(),
  timing: SeriesTiming,
  sections: SeriesSections,
  /** The rule goes on; `dates` are those made so far. */
  endless: z.boolean(),
  dates: z.array(SeriesDate),
});
export type PlannedSeries = z.infer<typeof PlannedSeries>;

export const PlannedSeriesSummary = PlannedSeries.pick({ id: true, slug: true, version: true }).extend({
  title: z.string(),
  rule: z.string(),
  timeZone: TimeZone,
  datesToCome: z.int(),
  nextStartsAt: Instant.nullable(),
});
export type PlannedSeriesSummary = z.infer<typeof PlannedSeriesSummary>;

/** What a rule means, for who is writing it. */
export const SeriesPreview = z.object({
  dates: z.array(z.object({ date: LocalTime, startsAt: Instant, endsAt: Instant })),
  endless: z.boolean(),
});
export type SeriesPreview = z.infer<typeof SeriesPreview>;

/** Which dates to act on; all that are still to come when it names none. */
export const SeriesDates = z.strictObject({ eventIds: z.array(Id).min(1).max(366).optional() });
/** What came of it, date by date: a refusal has the code and the sentence that the date alone would have been refused with. */
export const SeriesOutcome = z.object({
  results: z.array(
    z.object({
      eventId: Id,
      /** Null when it is none of the series' dates. */
      date: LocalTime.nullable(),
      version: z.int().nullable(),
      refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
});
export type SeriesOutcome = z.infer<typeof SeriesOutcome>;

/** Sections of a date that shall be the series' again. */
export const SeriesReset = z.strictObject({ sections: z.array(SectionName).min(1).max(20) });

/** A series as everybody sees it: once one of its dates is public. */
export const Series = z.object({
  id: Id,
  slug: Slug,
  version: z.int(),
  title: Line,
  subtitle: z.string().max(200),
  /** Simple HTML, as of an event. */
  description: z.string().max(20_000),
  category: EventCategory,
  language: Language,
  translations: z.record(Language, Translation),
  organizer: Organizer,
  timeZone: TimeZone,
  /** Null when it has no picture and no date to come. */
  coverUrl: z.string().nullable(),
  /** Still to come, soonest first. */
  dates: z.array(EventSummary),
});
export type Series = z.infer<typeof Series>;

const hexOf = (id: string): bigint => BigInt(`0x${id.replaceAll('-', '')}`);

/**
 * The id that something of a series, such as a ticket type, has in one of its dates: the same whenever it is asked for, so that what was sold stays what it is when
 * the series changes, and another in every date. RFC 9562, version 8.
 */
export function idInDate(eventId: string, id: string): string {
  const hex = (hexOf(eventId) ^ hexOf(id)).toString(16).padStart(32, '0');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
