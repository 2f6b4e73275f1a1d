import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Mails } from './service.ts';
import type { Templates } from './templates.ts';

export type PaymentSubscribers = Pick<
  Subscribers<typeof notification, Tables>,
  'booking.way-chosen.v1' | 'booking.payment-due.v1' | 'booking.payment-awaited.v1' | 'payment.overdue.v1' | 'payment.held.v1'
>;

/** What people hear of payments that take their time. */
export function paymentSubscribers({ now, webUrl }: NotificationContext, mails: Mails, templates: Templates): PaymentSubscribers {
  /** What is over by now only confuses. */
  const isOver = (until: string): boolean => new Date(until) <= now();
  return {
    'booking.way-chosen.v1': async ({ changeId: subjectId, ...due }, { tx }) => {
      const { userId, email } = due;
      if (isOver(due.payBy)) return;
      await mails.send(tx, {
        kind: 'way_chosen',
        subjectId,
        userId,
        email,
        write: language => templates.wayChosen(due, { webUrl, language }),
      });
    },
    'booking.payment-due.v1': async (due, { tx }) => {
      const { userId, email, bookingId: subjectId } = due;
      if (isOver(due.payBy)) return;
      await mails.send(tx, {
        kind: 'payment_due',
        subjectId,
        userId,
        email,
        write: language => templates.paymentDue(due, { webUrl, language }),
      });
    },
    'booking.payment-awaited.v1': async (news, { tx, messageId: subjectId }) => {
      const { userId, email } = news;
      if (isOver(news.until)) return;
      await mails.send(tx, {
        kind: 'payment_awaited',
        subjectId,
        userId,
        email,
        write: async language => templates.paymentAwaited(news, { webUrl, language }),
      });
    },
    'payment.held.v1': async (held, { tx, messageId: subjectId }) => {
      const { userId, email } = held;
      if (!held.byMail || (held.outcome === 'payable' && isOver(held.until))) return;
      await mails.send(tx, {
        kind: 'payment_held',
        subjectId,
        userId,
        email,
        write: async language => templates.held(held, { webUrl, language }),
      });
    },
    'payment.overdue.v1': async (invoice, { tx }) => {
      const { userId, email, reminderId: subjectId } = invoice;
      await mails.send(tx, {
        kind: 'overdue',
        subjectId,
        userId,
        email,
        write: async language => templates.overdue(invoice, { webUrl, language }),
      });
    },
  };
}
