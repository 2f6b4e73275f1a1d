import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Mails } from './service.ts';
import type { Templates } from './templates.ts';

export type MoveSubscribers = Pick<
  Subscribers<typeof notification, Tables>,
  'booking.ticket-resold.v1' | 'booking.transfer-offered.v1' | 'booking.transfer-settled.v1'
>;

/** What people hear of tickets that change hands. */
export function moveSubscribers({ now, webUrl }: NotificationContext, mails: Mails, templates: Templates): MoveSubscribers {
  return {
    'booking.ticket-resold.v1': async (sold, { tx }) =>
      mails.send(tx, {
        kind: 'ticket_resold',
        subjectId: sold.resaleId,
        userId: sold.userId,
        email: sold.email,
        write: async language => templates.ticketResold(sold, { webUrl, language }),
      }),
    'booking.transfer-offered.v1': async (offer, { tx }) => {
      // A link that no longer works only confuses.
      if (new Date(offer.expiresAt) <= now()) return;
      await mails.send(tx, {
        kind: 'transfer_offered',
        subjectId: offer.transferId,
        userId: null,
        email: offer.email,
        readsLike: offer.fromUserId,
        write: async language => templates.transferOffered(offer, { webUrl, language }),
      });
    },
    'booking.transfer-settled.v1': async (settled, { tx }) => {
      const { transferId: subjectId, outcome, userId, email, offeredTo } = settled;
      // Who took it back, and who answered, knows.
      if (outcome !== 'withdrawn')
        await mails.send(tx, {
          kind: 'transfer_settled',
          subjectId,
          userId,
          email,
          write: async language => templates.transferSettled({ ...settled, outcome }, { webUrl, language }),
        });
      if (outcome === 'withdrawn' || outcome === 'expired')
        await mails.send(tx, {
          kind: 'transfer_over',
          subjectId,
          userId: null,
          email: offeredTo,
          readsLike: userId,
          write: async language => templates.transferOver({ ...settled, outcome }, { webUrl, language }),
        });
    },
  };
}
