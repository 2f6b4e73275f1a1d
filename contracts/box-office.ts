import { z } from 'zod';
import { Booking, HoldItem } from './booking.ts';
import { Currency, Day, Email, Id, Line, TimeZone } from './http.ts';
import { PaidWith } from './orders.ts';

/** What somebody at the desk wants. Hidden ticket types are sold here, too, and whatever may be sold online no longer, until the event is over. */
export const DeskHoldRequest = z.strictObject({ items: z.array(HoldItem).min(1).max(50) });
export type DeskHoldRequest = z.infer<typeof DeskHoldRequest>;

const buyer = {
  /** @default the word for a guest */
  name: Line.optional(),
  /** Where the tickets are mailed to. */
  email: Email.optional(),
};
/** Sells what is held, or gives it away for a reason: then it costs nothing, and is counted as what it is. */
export const DeskSale = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sold'), holdId: Id, paidWith: PaidWith.exclude(['bank_transfer']), ...buyer }),
  z.strictObject({ kind: z.literal('complimentary'), holdId: Id, reason: Line, ...buyer }),
]);
export type DeskSale = z.infer<typeof DeskSale>;
export { Booking as DeskBooking };

export const mostGuests = 200;
/** Tickets for many guests at once, an order for each. */
export const GuestList = z.strictObject({
  ticketTypeId: Id,
  reason: Line,
  guests: z
    .array(z.strictObject({ name: Line, email: Email.optional(), quantity: z.int().min(1).max(20).default(1) }))
    .min(1)
    .max(mostGuests),
});
export type GuestList = z.infer<typeof GuestList>;
/** What became of each line, in their order. */
export const GuestReport = z.object({
  rows: z.array(
    z.object({
      name: Line,
      bookingId: Id.nullable(),
      reference: z.string().nullable(),
      /** Why there are no tickets. */
      refused: z.object({ code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
});
export type GuestReport = z.infer<typeof GuestReport>;

export const TillQuery = z.strictObject({ organizerId: Id, day: Day, timeZone: TimeZone });
/**
 * `sold`, `given`: at the desk; `taken`: for what was booked before; `corrected`, `undone`: what was said of such money was a mistake, so that it is in one drawer less
 * or more; `refunded`: paid out of it.
 */
export const TillKind = z.enum(['sold', 'given', 'taken', 'corrected', 'undone', 'refunded']);
export type TillKind = z.infer<typeof TillKind>;
/** What the desks took and paid out on a day, by who did it and how. */
export const Till = z.object({
  day: Day,
  rows: z.array(
    z.object({
      by: z.object({ id: Id, name: z.string() }),
      eventId: Id,
      eventTitle: Line,
      kind: TillKind,
      paidWith: PaidWith,
      currency: Currency,
      orders: z.int(),
      tickets: z.int(),
      /** Negative: it went out. */
      amountMinor: z.int(),
    }),
  ),
});
export type Till = z.infer<typeof Till>;
