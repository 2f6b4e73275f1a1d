import { bookingResent } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Tables } from '../tables.ts';
import { confirmedAs } from './confirm.ts';
import { ensureFound } from './ensure.ts';
import type { SettleParts } from './settle.ts';
import { listWithTickets } from './store.ts';

/** Has the mail with the tickets that are still valid sent again. False when there are none. */
export type Resend = (tx: Transaction<Tables>, bookingId: string) => Promise<boolean>;

export const createResend =
  ({ context, eventOf, codeOf }: Pick<SettleParts, 'context' | 'eventOf' | 'codeOf'>): Resend =>
  async (tx, bookingId) => {
    const { tickets, ...row } = ensureFound(bookingId, (await listWithTickets(tx, [bookingId]))[0]);
    const valid = tickets.filter(ticket => ticket.state === 'valid');
    if (valid.length === 0) return false;
    const event = await eventOf(tx, row);
    const resentId = newId(context.now().getTime());
    await context.publish(tx, bookingResent, { ...confirmedAs({ row, event, tickets: valid }, codeOf), resentId });
    return true;
  };
