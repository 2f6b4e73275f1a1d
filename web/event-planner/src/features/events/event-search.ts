import { EventCategory, EventSort } from '@event-planner/contracts/event';
import { Slug } from '@event-planner/contracts/http';
import { z } from 'zod';

/** What the address of the event list may say. Anything unreadable is dropped rather than refused: addresses get mangled in mails. */
export const EventSearch = z.object({
  q: z.coerce.string().trim().min(1).max(100).optional().catch(undefined),
  category: EventCategory.optional().catch(undefined),
  city: z.string().trim().min(1).max(200).optional().catch(undefined),
  organizer: Slug.optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  maxPriceMinor: z.coerce.number().int().min(0).max(100_000_000).optional().catch(undefined),
  sort: EventSort.exclude(['distance']).optional().catch(undefined),
});
export type EventSearch = z.infer<typeof EventSearch>;

/** Search and sort are always in sight; these are the ones a visitor may have forgotten about. */
export const filterNames = ['category', 'city', 'from', 'to', 'maxPriceMinor', 'organizer'] as const;

export const countFilters = (search: EventSearch): number => filterNames.filter(name => search[name] !== undefined).length;
