import { OrganizerOwners } from '@event-planner/contracts/organizer';
import type { Transaction } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { OwnerNews } from '../templates/owner-mails.ts';
import type { Mails } from './service.ts';
import type { Templates } from './templates.ts';

export type OwnerSubscribers = Pick<
  Subscribers<typeof notification, Tables>,
  | 'user.api-key-created.v1'
  | 'payment.payout-account-changed.v1'
  | 'payment.payout-failed.v1'
  | 'payment.disputed.v1'
  | 'payment.dispute-closed.v1'
>;

/** What every owner of an organizer hears of its money, and of who may act for it. Who owns it is asked when it is told: the team may have changed since. */
export function ownerSubscribers(context: NotificationContext, mails: Mails, templates: Templates): OwnerSubscribers {
  const { call, webUrl } = context;
  const tell = async (tx: Transaction<Tables>, news: OwnerNews, subject: string): Promise<void> => {
    const { organizerId } = news.of;
    const { items } = await call('event', { path: `/organizers/${organizerId}/owners`, response: OrganizerOwners });
    for (const { userId, email } of items)
      await mails.send(tx, {
        kind: news.kind,
        subjectId: idOf(`${subject} ${userId}`),
        userId,
        email: email ?? '',
        write: async language => templates.owner(news, { webUrl, language }),
      });
  };
  return {
    'payment.payout-account-changed.v1': (of, { tx }) => tell(tx, { kind: 'payout_account_changed', of }, of.changeId),
    'payment.payout-failed.v1': (of, { tx }) => tell(tx, { kind: 'payout_failed', of }, of.payoutId),
    'user.api-key-created.v1': (of, { tx }) => tell(tx, { kind: 'api_key_created', of }, of.keyId),
    // Of one that was only asked about, once more when the money is taken.
    'payment.disputed.v1': (of, { tx }) =>
      tell(tx, { kind: 'payment_disputed', of }, of.inquiry ? `${of.disputeId} inquiry` : of.disputeId),
    'payment.dispute-closed.v1': (of, { tx }) => tell(tx, { kind: 'dispute_closed', of }, of.disputeId),
  };
}
