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
  const options = { webUrl, language: 'en' } as const;
  return {
    'booking.ticket-resold.v1': async (sold, { tx }) =>
      mails.send(tx, {
        kind: 'ticket_resold',
        subjectId: sold.resaleId,
        userId: sold.userId,
        email: sold.email,
        write: async () => templates.ticketResold(sold, options),
      }),
    'booking.transfer-offered.v1': async (offer, { tx }) => {
      // A link that no longer works only confuses.
      if (new Date(offer.expiresAt) <= now()) return;
      await mails.send(tx, {
        kind: 'transfer_offered',
        subjectId: offer.transferId,
        userId: null,
        email: offer.email,
        write: async () => templates.transferOffered(offer, options),
      });
    },
    'booking.transfer-settled.v1': async (settled, { tx }) => {
      // Who took it back knows.
      if (settled.outcome === 'withdrawn') return;
      await mails.send(tx, {
        kind: 'transfer_settled',
        subjectId: settled.transferId,
        userId: settled.userId,
        email: settled.email,
        write: async () => templates.transferSettled(settled, options),
      });
    },
  };
}
