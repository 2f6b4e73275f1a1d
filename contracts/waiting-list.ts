import { z } from 'zod';
import { HoldRequest } from './booking.ts';
import { mostAtOnce } from './event.ts';
import { MailLanguage } from './mail-language.ts';
import { Currency, Cursor, Id, Instant, Line, Minor, page, Slug, TimeZone } from './http.ts';

/** Languages in which somebody is told that places are free. */
export const WaitingLanguage = MailLanguage;
export type WaitingLanguage = MailLanguage;

const quantity = z.int().min(1).max(mostAtOnce);

/** How an event's waiting list works: the organizer's choice. */
export const WaitingListSettings = z.strictObject({
  /** Whether one may join. Who waits is served either way. */
  isOpen: z.boolean(),
  /** How long an offer is kept; shorter towards the end of the sale. */
  offerHours: z.int().min(1).max(168),
  /** The most that one may wait for, of a ticket type. */
  maxQuantity: quantity,
});
export type WaitingListSettings = z.infer<typeof WaitingListSettings>;
export const usualWaitingList: WaitingListSettings = { isOpen: true, offerHours: 24, maxQuantity: 10 };

/** What a visitor may know of it. */
export const WaitingListTerms = WaitingListSettings.extend({ eventId: Id });
export type WaitingListTerms = z.infer<typeof WaitingListTerms>;

export const WaitingListForm = z
  .strictObject({
    /** Each is waited for by itself. */
    ticketTypeIds: z.array(Id).min(1).max(20),
    quantity,
    /** The fewest they would take, where not all they want are free. */
    least: quantity,
    language: WaitingLanguage,
    /** An access code, for tickets that need one. */
    code: HoldRequest.shape.code,
  })
  .refine(form => form.least <= form.quantity, { path: ['least'], message: 'must not be more than quantity' })
  .refine(form => new Set(form.ticketTypeIds).size === form.ticketTypeIds.length, { path: ['ticketTypeIds'], message: 'must not repeat' });
export type WaitingListForm = z.infer<typeof WaitingListForm>;

/**
 * Waiting, or offered places; or how it ended: accepted by booking them, declined, expired without an answer, left by its owner, removed by the team, closed with
 * the whole list, or over the number that one person may have.
 */
export const WaitingState = z.enum(['waiting', 'offered', 'accepted', 'declined', 'expired', 'left', 'removed', 'closed', 'limit']);
export type WaitingState = z.infer<typeof WaitingState>;

/** Places that are kept for somebody until a moment. */
export const PlaceOffer = z.object({
  /** Booked like every hold; for its owner only. */
  holdId: Id.nullable(),
  quantity: z.int(),
  until: Instant,
  /** Seats by name; empty where places have no number. */
  places: z.array(z.string()),
  totalMinor: Minor,
  /** Another buyer sells them, under the organizer's terms for the event: once they are paid, the earlier tickets are not valid any more. */
  isResale: z.boolean(),
  /** Its owner has begun to book it. */
  isBooked: z.boolean(),
});
export type PlaceOffer = z.infer<typeof PlaceOffer>;

const Entry = z.object({
  id: Id,
  ticketTypeId: Id,
  ticketTypeName: Line,
  quantity: z.int(),
  least: z.int(),
  joinedAt: Instant,
  state: WaitingState,
});
/** As its owner sees it. */
export const WaitingEntry = Entry.extend({
  eventId: Id,
  eventTitle: Line,
  eventSlug: Slug,
  startsAt: Instant,
  timeZone: TimeZone,
  currency: Currency,
  /** 1 is next; null when it waits no more. */
  position: z.int().nullable(),
  offer: PlaceOffer.nullable(),
});
export type WaitingEntry = z.infer<typeof WaitingEntry>;
export const WaitingEntries = z.object({ items: z.array(WaitingEntry) });
export const WaitingEntryPage = page(WaitingEntry);

/** What a mail's link knows: it may look and decline without signing in. */
export const OfferToken = z.string().min(20).max(100);
export const OfferAnswer = z.strictObject({ token: OfferToken.optional() });

/** As the organizer's team sees it. */
export const ListedEntry = Entry.extend({
  name: Line,
  email: z.string(),
  position: z.int().nullable(),
  offered: z.int().nullable(),
  offerUntil: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type ListedEntry = z.infer<typeof ListedEntry>;
export const ListedEntryPage = page(ListedEntry);
export const ListedEntryQuery = z.strictObject({
  ticketTypeId: Id.optional(),
  state: WaitingState.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListedEntryQuery = z.infer<typeof ListedEntryQuery>;

/** Of one ticket type: people, and places they want. */
export const WaitingFigures = z.object({
  ticketTypeId: Id,
  name: Line,
  waiting: z.int(),
  wanted: z.int(),
  offered: z.int(),
  accepted: z.int(),
  declined: z.int(),
  expired: z.int(),
});
export type WaitingFigures = z.infer<typeof WaitingFigures>;
export const WaitingOverview = z.object({ settings: WaitingListSettings, ticketTypes: z.array(WaitingFigures) });
export type WaitingOverview = z.infer<typeof WaitingOverview>;

/** How many were offered places just now. */
export const OffersMade = z.object({ offers: z.int() });
/** How many no longer wait. */
export const ListClosed = z.object({ ended: z.int() });
