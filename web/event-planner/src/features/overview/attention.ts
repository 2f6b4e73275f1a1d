import type { Availability } from '@event-planner/contracts/booking';
import type { Missing, PlannedEventSummary } from '@event-planner/contracts/planning';
import type { EventCancellation } from '@event-planner/contracts/refund';
import type { z } from 'zod';

type Summary = z.infer<typeof PlannedEventSummary>;

export type Attention =
  | { readonly kind: 'to_give_back'; readonly event: Summary; readonly orders: number }
  | { readonly kind: 'draft'; readonly event: Summary; readonly missing: number }
  | { readonly kind: 'sold_out' | 'nearly_sold_out'; readonly event: Summary; readonly left: number }
  | { readonly kind: 'soon'; readonly event: Summary };

const dayMs = 86_400_000;
const soonDays = 3;
/** Of all places, when it is time to think of more. */
const nearly = 0.1;

/** Published and still to come, soonest first. */
export const upcomingOf = (events: readonly Summary[], now: number): readonly Summary[] =>
  events
    .filter(({ state, startsAt }) => state === 'published' && startsAt !== null && Date.parse(startsAt) > now)
    .toSorted((a, b) => Date.parse(a.startsAt ?? '') - Date.parse(b.startsAt ?? ''));

interface Known {
  readonly cancelled: readonly { readonly event: Summary; readonly cancellation: EventCancellation | undefined }[];
  readonly drafts: readonly { readonly event: Summary; readonly missing: readonly Missing[] | undefined }[];
  readonly upcoming: readonly { readonly event: Summary; readonly availability: z.infer<typeof Availability> | undefined }[];
  readonly now: number;
}

/** What an organizer should look at: orders of cancelled events that nobody has given back first, then what is about to happen, what sells out, then drafts that lack something. */
export function attentionOf({ cancelled, drafts, upcoming, now }: Known): readonly Attention[] {
  const soon = upcoming.filter(({ event }) => Date.parse(event.startsAt ?? '') - now < soonDays * dayMs);
  return [
    ...cancelled.flatMap(({ event, cancellation }) => {
      const orders = cancellation?.run === null ? cancellation.figures.orders : 0;
      return orders === 0 ? [] : [{ kind: 'to_give_back' as const, event, orders }];
    }),
    ...soon.map(({ event }) => ({ kind: 'soon' as const, event })),
    ...upcoming.flatMap(({ event, availability }) => sellingOut(event, availability)),
    ...drafts.flatMap(({ event, missing }) => {
      const errors = missing?.filter(({ weight }) => weight === 'error').length ?? 0;
      return missing === undefined ? [] : [{ kind: 'draft' as const, event, missing: errors }];
    }),
  ];
}

function sellingOut(event: Summary, availability: z.infer<typeof Availability> | undefined): readonly Attention[] {
  const places = availability?.ticketTypes ?? [];
  const capacity = places.reduce((sum, type) => sum + type.capacity, 0);
  const left = places.reduce((sum, type) => sum + type.left, 0);
  if (capacity === 0 || left / capacity >= nearly) return [];
  return [{ kind: left === 0 ? 'sold_out' : 'nearly_sold_out', event, left }];
}
