import { z } from 'zod';
import { Id, Instant } from './http.ts';

/**
 * Where the places are. Always `sold + held + blocked + free = capacity + overbooked`: `free` is what can still be bought, never negative, and `overbooked` is
 * what was given out beyond the capacity, because the organizer lowered it afterwards or took seats from the plan.
 */
const Places = z.object({
  capacity: z.int().min(0),
  sold: z.int().min(0),
  /** In carts, and in bookings that are not paid. */
  held: z.int().min(0),
  /** Kept back by the team. */
  blocked: z.int().min(0),
  free: z.int().min(0),
  overbooked: z.int().min(0),
});
export type Places = z.infer<typeof Places>;

/** What is given out by number: a ticket type with a capacity, a quota that types share, the places of an early price. */
export const CounterPlaces = Places.extend({
  id: Id,
  kind: z.enum(['type', 'quota', 'phase']),
  /** Of the ticket type or the quota; a phase has its own beside it. */
  name: z.string(),
  phase: z.string().nullable(),
  /** Not sold any more: here as long as something of it was given out. */
  removed: z.boolean(),
});
export type CounterPlaces = z.infer<typeof CounterPlaces>;

/** The seats of a category, or the room of its standing areas. */
export const CategoryPlaces = Places.extend({
  category: z.string(),
  name: z.string(),
  kind: z.enum(['seats', 'standing']),
  /** Whether a ticket type sells it. */
  offered: z.boolean(),
});
export type CategoryPlaces = z.infer<typeof CategoryPlaces>;

/** Everything that an event gives out, for the organizer's team. */
export const EventPlaces = z.object({
  eventId: Id,
  at: Instant,
  /** Whether any of them is. */
  overbooked: z.boolean(),
  counters: z.array(CounterPlaces),
  categories: z.array(CategoryPlaces),
});
export type EventPlaces = z.infer<typeof EventPlaces>;
