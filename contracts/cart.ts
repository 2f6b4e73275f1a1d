import { z } from 'zod';
import { AnswersForm } from './answers.ts';
import { Booking, Hold, LimitReached } from './booking.ts';
import { CouponProblem } from './coupon.ts';
import { Id, Instant, Line, Minor, TimeZone } from './http.ts';
import { InvoiceTo } from './invoicing.ts';

/** Holds of one person or cart over all events; beyond it nothing more is held. */
export const maxCartHolds = 20;

/** A hold with what it is for. */
export const CartHold = Hold.extend({
  event: z.object({ slug: z.string(), title: Line, startsAt: Instant, timeZone: TimeZone, venueName: Line, organizerId: Id.nullable() }),
});
export type CartHold = z.infer<typeof CartHold>;

/** What the buyer has in hand: places that are held, the first to expire first, and bookings that have to be paid now. */
export const Cart = z.object({
  /** What the times are measured by: a buyer’s clock may be wrong. */
  now: Instant,
  holds: z.array(CartHold),
  unpaid: z.array(Booking),
});
export type Cart = z.infer<typeof Cart>;

/** Makes a booking of each of these holds, or of none. */
export const CartBookingRequest = z.strictObject({
  attendeeName: Line,
  /** Whom the invoices are to be written to. */
  invoiceTo: InvoiceTo.optional(),
  holds: z
    .array(z.strictObject({ holdId: Id, answers: AnswersForm.optional(), seenTotalMinor: Minor.optional() }))
    .min(1)
    .max(maxCartHolds)
    .refine(holds => new Set(holds.map(({ holdId }) => holdId.toLowerCase())).size === holds.length, 'name each hold once'),
});
export type CartBookingRequest = z.infer<typeof CartBookingRequest>;

/** In the order in which they were asked for. */
export const CartBookings = z.object({ bookings: z.array(Booking) });
export type CartBookings = z.infer<typeof CartBookings>;

/** Beside a refusal `cart_refused`: which holds are in the way, and why, as if each had been booked alone. */
export const CartRefusal = z.object({
  holdId: Id,
  code: z.string(),
  detail: z.string(),
  coupons: z.array(CouponProblem).optional(),
  limits: z.array(LimitReached).optional(),
});
export type CartRefusal = z.infer<typeof CartRefusal>;
export const CartRefusals = z.object({ refusals: z.array(CartRefusal) });
