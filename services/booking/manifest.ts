import { answerFileTypes, mostAnswerFileBytes } from '@event-planner/contracts/answers';
import {
  bookingCancelled,
  bookingConfirmed,
  bookingCreated,
  bookingRefundRequested,
  bookingRejected,
  bookingResent,
  bookingTicketResold,
  bookingTransferOffered,
  bookingTransferSettled,
  eventCancelled,
  eventPostponed,
  eventPublished,
  eventUpdated,
  paymentCompleted,
  paymentRefunded,
  paymentRefundFailed,
} from '@event-planner/contracts/messages';
import { defineService, gb, minutes, on, seconds } from '@event-planner/model';

/** Seats and counted places: held, booked, ticketed; never twice. */
export const booking = defineService({
  name: 'booking',
  port: 8083,
  routes: ['/bookings', '/bookings/live', '/bookings/check-in/live'],
  sockets: ['/bookings/live', '/bookings/check-in/live'],
  database: { storage: gb(200), replicas: 2, connectionsPerTask: 20 },
  objects: { answers: { maxObjectBytes: mostAnswerFileBytes, contentTypes: [...answerFileTypes], linkTtl: minutes(5) } },
  publishes: [
    bookingCreated,
    bookingConfirmed,
    bookingCancelled,
    bookingRejected,
    bookingRefundRequested,
    bookingResent,
    bookingTicketResold,
    bookingTransferOffered,
    bookingTransferSettled,
  ],
  subscribes: [
    on(eventPublished),
    on(eventUpdated),
    on(eventPostponed),
    on(eventCancelled),
    on(paymentCompleted, { parallel: 50 }),
    on(paymentRefunded),
    on(paymentRefundFailed),
  ],
  calls: ['auth', 'event'],
  secrets: ['ticket-signing-key'],
  jobs: {
    'expire-bookings': { schedule: '* * * * *', timeout: seconds(50) },
    'settle-withdrawals': { schedule: '* * * * *', timeout: seconds(50) },
    'delete-unused-files': { schedule: '40 3 * * *', timeout: minutes(10) },
  },
  compute: { cpu: 1, memory: gb(2), tasks: [4, 20] },
});
