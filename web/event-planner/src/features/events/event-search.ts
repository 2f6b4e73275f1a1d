import { EventCategory, EventMode, EventSort } from '@event-planner/contracts/event';
import { Slug } from '@event-planner/contracts/http';
import { z } from 'zod';

/** What the address of the event list may say. Anything unreadable is dropped rather than refused: addresses get mangled in mails. */
export const EventSearch = z.object({
  q: z.coerce.string().trim().min(1).max(100).optional().catch(undefined),
  category: EventCategory.optional().catch(undefined),
  city: z.string().trim().min(1).max(200).optional().catch(undefined),
  organizer: Slug.optional().catch(undefined),
  /** Where one is, as `latitude,longitude`. */
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/)
    .optional()
    .catch(undefined),
  withinKm: z.coerce.number().int().min(1).max(500).optional().catch(undefined),
  mode: EventMode.optional().catch(undefined),
  when: z.literal('past').optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  maxPriceMinor: z.coerce.number().int().min(0).max(100_000_000).optional().catch(undefined),
  sort: EventSort.optional().catch(undefined),
});
export type EventSearch = z.infer<typeof EventSearch>;

/** Search and sort are always in sight; these are the ones a visitor may have forgotten about. */
export const filterNames = ['category', 'city', 'near', 'mode', 'from', 'to', 'maxPriceMinor', 'organizer'] as const;

/** The search as the list is asked for: what only makes sense near a place is left out where none is named. */
export const queryOf = ({ withinKm, sort, ...search }: EventSearch): EventSearch => {
  const near = search.near !== undefined;
  return {
    ...search,
    ...(near && withinKm !== undefined && { withinKm }),
    ...(sort !== undefined && (near || sort !== 'distance') && { sort }),
  };
};

export const countFilters = (search: EventSearch): number => filterNames.filter(name => search[name] !== undefined).length;
