import type { EventCategory } from '@event-planner/contracts/event';
import type { VenueKey } from '../venue-table.ts';

/** Something that goes on stage, once for every venue it is listed at. */
export interface Show {
  readonly title: string;
  /** Whose it is, as it reads within a sentence: `{by}`. */
  readonly by: string;
  /** The sentence or two that only this show could have. */
  readonly lead: string;
  readonly at: readonly VenueKey[];
}

/** A category's shows, and sentences that any of them may be described with. `{by}`, `{venue}`, `{city}` and `{doors}` are filled in. */
export interface Programme {
  readonly category: EventCategory;
  readonly shows: readonly Show[];
  /** Follow the lead. */
  readonly openings: readonly string[];
  /** Two of them make a paragraph; every event of the category has its own pair. */
  readonly middles: readonly string[];
  readonly practical: readonly string[];
}
