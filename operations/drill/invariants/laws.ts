import type { Law } from './law.ts';
import { bookingsAreMailed } from './laws/bookings-are-mailed.ts';
import { bookingsArePaid } from './laws/bookings-are-paid.ts';
import { bookingsHaveTickets } from './laws/bookings-have-tickets.ts';
import { booksAgreeWithProvider } from './laws/books-agree-with-provider.ts';
import { claimsHaveOwners } from './laws/claims-have-owners.ts';
import { codesVerify } from './laws/codes-verify.ts';
import { countersAddUp } from './laws/counters-add-up.ts';
import { couponsWithinLimits } from './laws/coupons-within-limits.ts';
import { couponsWithinPersons } from './laws/coupons-within-persons.ts';
import { creditAddsUp } from './laws/credit-adds-up.ts';
import { entriesBalance } from './laws/entries-balance.ts';
import { exchangesChangeHands } from './laws/exchanges-change-hands.ts';
import { documentsAgreeWithBooks } from './laws/documents-agree-with-books.ts';
import { documentsAreNumbered } from './laws/documents-are-numbered.ts';
import { holdsEnd } from './laws/holds-end.ts';
import { holdsHaveSeats } from './laws/holds-have-seats.ts';
import { noDeadLetters } from './laws/no-dead-letters.ts';
import { offersHoldPlaces } from './laws/offers-hold-places.ts';
import { oneEntryAtATime } from './laws/one-entry-at-a-time.ts';
import { oneTicketPerSeat } from './laws/one-ticket-per-seat.ts';
import { paymentsAreBooked } from './laws/payments-are-booked.ts';
import { payoutsAreOwed } from './laws/payouts-are-owed.ts';
import { paymentsAreServed } from './laws/payments-are-served.ts';
import { pendingBookingsEnd } from './laws/pending-bookings-end.ts';
import { pendingBookingsHavePlaces } from './laws/pending-bookings-have-places.ts';
import { refundsAreBooked } from './laws/refunds-are-booked.ts';
import { refundsEnd } from './laws/refunds-end.ts';
import { refundsSentAreBooked } from './laws/refunds-sent-are-booked.ts';
import { refundsWithinBookings } from './laws/refunds-within-bookings.ts';
import { refundsWithinPayments } from './laws/refunds-within-payments.ts';
import { resalesChangeHands } from './laws/resales-change-hands.ts';
import { salesAreBooked } from './laws/sales-are-booked.ts';
import { ticketsClaimSeats } from './laws/tickets-claim-seats.ts';

/** Those of the books alone. */
export const booksLaws: readonly Law[] = [
  entriesBalance,
  paymentsAreBooked,
  salesAreBooked,
  refundsAreBooked,
  refundsSentAreBooked,
  creditAddsUp,
  booksAgreeWithProvider,
];

/** In the order in which they are told: places, bookings, money, words. */
export const laws: readonly Law[] = [
  oneTicketPerSeat,
  ticketsClaimSeats,
  claimsHaveOwners,
  countersAddUp,
  holdsHaveSeats,
  holdsEnd,
  pendingBookingsHavePlaces,
  pendingBookingsEnd,
  bookingsHaveTickets,
  codesVerify,
  oneEntryAtATime,
  exchangesChangeHands,
  resalesChangeHands,
  couponsWithinLimits,
  couponsWithinPersons,
  offersHoldPlaces,
  bookingsArePaid,
  paymentsAreServed,
  payoutsAreOwed,
  refundsWithinPayments,
  refundsWithinBookings,
  refundsEnd,
  ...booksLaws,
  documentsAreNumbered,
  documentsAgreeWithBooks,
  bookingsAreMailed,
  noDeadLetters,
];
