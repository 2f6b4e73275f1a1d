import { z } from 'zod';
import { Venue } from './event.ts';
import { Id, Instant, Line, TimeZone } from './http.ts';
import { SeatMap, SeatMapFault } from './seat-map.ts';

export const VenueForm = z.strictObject({
  name: Line,
  address: Line,
  city: Line,
  country: z.string().regex(/^[A-Z]{2}$/),
  timeZone: TimeZone,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accessibility: z.string().max(500).default(''),
  capacity: z.int().min(1).max(1_000_000).nullable().default(null),
});
export type VenueForm = z.infer<typeof VenueForm>;

/** A plan of a venue in the version that stands: the newest of its name. */
export const SeatMapSummary = z.object({
  id: Id,
  venueId: Id,
  name: Line,
  version: z.int().min(1),
  /** Numbered seats and places to stand. */
  seats: z.int(),
  standing: z.int(),
  savedAt: Instant,
});
export type SeatMapSummary = z.infer<typeof SeatMapSummary>;

/** `organizerId` is null of a venue that is everybody's: any organizer may use it, and only admins change it. */
export const OwnVenue = Venue.extend({ organizerId: Id.nullable(), version: z.int(), seatMaps: z.array(SeatMapSummary) });
export type OwnVenue = z.infer<typeof OwnVenue>;

/** Saving a plan makes a new version; `basedOn` is the version one had before one, null for the first, so that nobody's work is overwritten. */
export const SeatMapForm = z.strictObject({ name: Line, basedOn: Id.nullable(), document: SeatMap });
export type SeatMapForm = z.infer<typeof SeatMapForm>;
export const StoredSeatMap = SeatMapSummary.extend({ document: SeatMap });
export type StoredSeatMap = z.infer<typeof StoredSeatMap>;

/** What is wrong with a plan that is not saved, and may have errors. */
export const SeatMapCheck = z.strictObject({ document: SeatMap });
export const SeatMapChecked = z.object({ faults: z.array(SeatMapFault) });
export type SeatMapChecked = z.infer<typeof SeatMapChecked>;

/** A plan read from a table of seats, and what is wrong with it as a plan. */
export const SeatMapImported = z.object({ document: SeatMap, faults: z.array(SeatMapFault) });
export type SeatMapImported = z.infer<typeof SeatMapImported>;

/** What a cell, a line or the whole of a table should be and is not. */
export const CsvFaultCode = z.enum([
  'column_missing',
  'empty',
  'too_many_lines',
  'cells_differ',
  'line_too_long',
  'quote_not_closed',
  'quote_not_last',
  'quote_inside',
  'malformed',
  'seat_twice',
  'area_twice',
  'kind',
  'name',
  'text',
  'label',
  'whole_number',
  'number',
  'yes_or_no',
  'outline',
]);
export type CsvFaultCode = z.infer<typeof CsvFaultCode>;

/** What is wrong with one line of a table; lines count from 1, the header's. In the details of `csv_invalid` as `lines`. */
export const CsvFault = z.object({
  line: z.int(),
  column: z.string().nullable(),
  value: z.string(),
  code: CsvFaultCode,
  /** In English, for who has no translation of the code. */
  expected: z.string(),
  minimum: z.number().exactOptional(),
  maximum: z.number().exactOptional(),
  /** The line that has it already. */
  first: z.int().exactOptional(),
});
export type CsvFault = z.infer<typeof CsvFault>;
