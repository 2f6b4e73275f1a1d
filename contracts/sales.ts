import { z } from 'zod';
import { BookingOrigin } from './booking.ts';
import { Currency, Day, Id, Line, Minor, TimeZone } from './http.ts';

/** Days of a time zone, both included: those until today, thirty of them, unless it says otherwise. At most 366. */
export const SalesRange = z.strictObject({ from: Day.optional(), to: Day.optional(), timeZone: TimeZone.optional() });
export type SalesRange = z.infer<typeof SalesRange>;
export const maxSalesDays = 366;

const Amount = z.object({ currency: Currency, amountMinor: Minor });
/** `gross`: all that was paid, fees and taxes included. What was given back is counted on the day it was, and is not taken off what was sold before. */
const Sold = z.object({
  orders: z.int(),
  tickets: z.int(),
  gross: z.array(Amount),
  refundedOrders: z.int(),
  refundedTickets: z.int(),
  refunded: z.array(Amount),
});
export type Sold = z.infer<typeof Sold>;

/** Of what was sold, what was sold so: on the web, at the box office, given away, … */
export const Channel = Sold.pick({ orders: true, tickets: true, gross: true }).extend({ origin: BookingOrigin });
export type Channel = z.infer<typeof Channel>;

const Sales = z.object({
  timeZone: TimeZone,
  from: Day,
  to: Day,
  /** Every day of the range, also those without a sale. */
  days: z.array(Sold.extend({ day: Day })),
  /** Of the range. */
  total: Sold,
  /** Of the range, those by which something was sold. */
  channels: z.array(Channel),
});

/** Of one event. Its ticket types as they stand now, over all its time. */
export const EventSales = Sales.extend({
  eventId: Id,
  ticketTypes: z.array(
    z.object({
      ticketTypeId: Id,
      name: Line,
      /** No longer offered: what was sold of it remains. */
      offered: z.boolean(),
      /** Paid for and not given back. */
      sold: z.int(),
      /** In carts, and in bookings that are being paid. */
      held: z.int(),
      left: z.int(),
      capacity: z.int(),
      /** What the tickets cost as shown, of those sold. */
      revenue: z.array(Amount),
      refunded: z.int(),
    }),
  ),
});
export type EventSales = z.infer<typeof EventSales>;

export const OrganizerSalesQuery = SalesRange.extend({ organizerId: Id });
/** Of all events of an organizer; those with the most orders of the range, a hundred at most. */
export const OrganizerSales = Sales.extend({
  organizerId: Id,
  events: z.array(Sold.extend({ eventId: Id, title: Line })),
});
export type OrganizerSales = z.infer<typeof OrganizerSales>;
