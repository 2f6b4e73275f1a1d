import {
  bookingConfirmed,
  bookingGivenBack,
  bookingPaymentAwaited,
  bookingPaymentDue,
  bookingRejected,
  bookingResent,
  bookingTicketResold,
  bookingTransferOffered,
  bookingTransferSettled,
  bookingWayChosen,
  memberInvited,
  offerExpired,
  paymentRefunded,
  placeOffered,
} from '@event-planner/contracts/messages';
import { addressTried, apiKeyCreated, codeIssued, profileChanged, securityNoticed } from '@event-planner/contracts/user-messages';
import {
  disputeClosed,
  documentIssued,
  paymentDisputed,
  paymentHeld,
  paymentOverdue,
  payoutAccountChanged,
  payoutFailed,
} from '@event-planner/contracts/payment-messages';
import { bookingEventPostponed } from '@event-planner/contracts/postponement-messages';
import {
  erasureDue,
  exportRequested,
  notificationDataTold,
  notificationPersonErased,
  personErased,
} from '@event-planner/contracts/privacy-messages';
import { defineService, gb, minutes, on } from '@event-planner/model';

/** What people hear from us. */
export const notification = defineService({
  name: 'notification',
  port: 8085,
  routes: ['/notifications'],
  database: { storage: gb(20), replicas: 0, connectionsPerTask: 10 },
  publishes: [notificationDataTold, notificationPersonErased],
  subscribes: [
    on(codeIssued, { retention: minutes(10), deadLetterRetention: minutes(10) }),
    on(addressTried),
    on(securityNoticed),
    on(profileChanged),
    on(exportRequested),
    on(erasureDue),
    on(personErased),
    // PDFs are printed when nobody buys: a mail waits through a rush, some five minutes, before it counts as failed.
    on(bookingConfirmed, { receives: 10 }),
    on(bookingResent, { receives: 10 }),
    on(bookingRejected),
    on(bookingGivenBack),
    on(bookingEventPostponed),
    on(paymentRefunded),
    on(bookingTicketResold),
    on(bookingTransferOffered),
    on(bookingTransferSettled),
    on(memberInvited),
    on(placeOffered),
    on(offerExpired),
    on(bookingWayChosen),
    on(bookingPaymentDue),
    on(bookingPaymentAwaited),
    on(paymentOverdue),
    on(paymentHeld),
    // Printed when nobody else needs it, as tickets are.
    on(documentIssued, { receives: 10 }),
    on(apiKeyCreated),
    on(payoutAccountChanged),
    on(payoutFailed),
    on(paymentDisputed),
    on(disputeClosed),
  ],
  calls: ['auth', 'booking', 'event', 'payment'],
  sends: ['mail'],
  compute: { cpu: 0.5, memory: gb(1), tasks: [2, 12] },
  scaling: [{ kind: 'backlog', above: 100, addTasks: 2 }],
});
