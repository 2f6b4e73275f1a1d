import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';

const ada = person('Ada');

/** A booking that could not be kept, and the money that went back for it. */
export const rejected = {
  bookingId: newId(),
  userId: ada.sub,
  eventId: newId(),
  totalMinor: 4800,
  currency: 'EUR',
  paymentId: newId(),
  email: ada.email,
  eventTitle: 'Songs',
  reference: 'ABCD2345',
  refundId: newId(),
};

export const refunded = {
  paymentId: rejected.paymentId,
  bookingId: rejected.bookingId,
  refundId: rejected.refundId,
  attempt: 1,
  cause: 'payment_rejected',
  amountMinor: 4800,
  currency: 'EUR',
};
