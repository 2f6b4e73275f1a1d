import {
  bookingCancelled,
  bookingConfirmed,
  bookingRefundPaidOut,
  bookingRefundRecorded,
  bookingRefundRequested,
  bookingRejected,
  bookingWayChosen,
  paymentCompleted,
  paymentFailed,
  paymentOverdue,
  paymentProcessing,
  paymentRefunded,
  paymentRefundFailed,
} from '@event-planner/contracts/messages';
import { defineService, gb, minutes, on, seconds } from '@event-planner/model';

/** Money: asked for, received, given back. */
export const payment = defineService({
  name: 'payment',
  port: 8084,
  routes: ['/payments'],
  database: { storage: gb(100), replicas: 2, connectionsPerTask: 20 },
  publishes: [paymentCompleted, paymentProcessing, paymentOverdue, paymentFailed, paymentRefunded, paymentRefundFailed],
  subscribes: [
    on(bookingRejected),
    on(bookingRefundRequested),
    on(bookingConfirmed, { parallel: 50 }),
    on(bookingRefundRecorded),
    on(bookingRefundPaidOut),
    on(bookingWayChosen),
    on(bookingCancelled),
  ],
  calls: ['auth', 'booking', 'event'],
  reaches: ['api.stripe.com'],
  secrets: ['stripe-secret-key', 'stripe-publishable-key', 'stripe-webhook-secret'],
  jobs: { 'ask-provider': { schedule: '* * * * *', timeout: seconds(50) } },
  compute: { cpu: 1, memory: gb(2), tasks: [4, 16] },
  alarms: [
    {
      name: 'payment-failures',
      severity: 'critical',
      metric: 'payment-failure-percent',
      above: 5,
      during: minutes(5),
      runbook: 'payment-failures',
    },
  ],
});
