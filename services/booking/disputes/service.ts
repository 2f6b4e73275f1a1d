import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { disputeClosed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { DisputeRow } from '../order-disputes.ts';
import { seatsOf } from '../places.ts';
import type { OrderChangesTable, Tables } from '../tables.ts';
import { findDisputes, saveDispute, setBlocked } from './store.ts';

type Tx = Transaction<Tables>;
type Told = Body<typeof paymentDisputed> | Body<typeof disputeClosed>;

export interface DisputesParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'log' | 'audit'>;
  readonly keeping: Pick<BookingKeeping, 'lock' | 'endTickets'>;
  readonly remember: (tx: Tx, changes: readonly OrderChangesTable[]) => Promise<unknown>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}
export interface AskingOrder {
  readonly eventId: string;
  readonly bookingId: string;
  readonly by: AccessClaims;
}
interface Noted extends Pick<OrderChangesTable, 'kind'> {
  readonly tickets: number;
}
const aboutOrder = ({ by, bookingId: id }: AskingOrder) => ({ by: actorOf(by), of: { kind: 'order', id } });

export type Disputes = ReturnType<typeof createDisputes>;

/** Bookings whose payment a bank wants back: what the team makes of their tickets meanwhile, and afterwards. */
export function createDisputes({ context, keeping, remember, seatsChanged }: DisputesParts) {
  const { db, now } = context;

  const hear = async (tx: Tx, told: Told, news: Pick<DisputeRow, 'state' | 'dueAt' | 'closedAt'>): Promise<void> => {
    const { disputeId: id, bookingId, amountMinor, currency, reason } = told;
    const dispute = await saveDispute(tx, { id, bookingId, amountMinor, currency, reason, ...news, openedAt: now() });
    // Whoever has paid after all comes in again; what was blocked before for another reason stays.
    if (dispute?.state === 'won' || dispute?.state === 'withdrawn')
      await setBlocked(tx, { bookingId, blocked: false, at: now(), since: dispute.openedAt });
  };

  const lock = async (tx: Tx, { eventId, bookingId }: AskingOrder): Promise<BookingRow> => {
    const booking = await keeping.lock(tx, bookingId);
    if (booking?.eventId !== eventId) throw refuseCommon('not_found', `this event has no order ${bookingId}`);
    return booking;
  };
  const note = (tx: Tx, { bookingId, by }: AskingOrder, { kind, tickets }: Noted): Promise<unknown> =>
    remember(tx, [
      {
        id: newId(now().getTime()),
        bookingId,
        at: now(),
        kind,
        byId: by.sub,
        byName: by.name,
        before: null,
        after: String(tickets),
        about: null,
      },
    ]);

  return {
    find: findDisputes,
    onDisputed: (tx: Tx, told: Body<typeof paymentDisputed>): Promise<void> =>
      hear(tx, told, {
        state: told.inquiry ? 'inquiry' : 'open',
        dueAt: told.dueAt === null ? null : new Date(told.dueAt),
        closedAt: null,
      }),
    onClosed: (tx: Tx, told: Body<typeof disputeClosed>): Promise<void> =>
      hear(tx, told, { state: told.outcome, dueAt: null, closedAt: now() }),

    /** Tickets let nobody in until somebody says otherwise, or the dispute is won. Whoever says the same again changes nothing. */
    async block(asking: AskingOrder, blocked: boolean): Promise<void> {
      const organizerId = await ensureAllowed(context, asking, 'blockTickets');
      await db.transaction(async tx => {
        await lock(tx, asking);
        const changed = await setBlocked(tx, { bookingId: asking.bookingId, blocked, at: now() });
        if (changed === 0) return;
        await note(tx, asking, { kind: blocked ? 'blocked' : 'unblocked', tickets: changed });
        await context.audit(tx, {
          ...aboutOrder(asking),
          organizerId,
          action: blocked ? 'order.blocked' : 'order.unblocked',
          after: { tickets: changed },
        });
      });
    },

    /** The bank has taken the money back for good: the tickets end, and their places are free again. Nothing is given back. */
    async cancelLost(asking: AskingOrder): Promise<void> {
      const organizerId = await ensureAllowed(context, asking, 'refund');
      const freed = await db.transaction(async tx => {
        const booking = await lock(tx, asking);
        const dispute = (await findDisputes(tx, [booking.id])).get(booking.id);
        if (dispute?.state !== 'lost')
          throw refuse('dispute_not_lost', 'only where the bank has taken the payment back for good do tickets end without a refund');
        const ended = await keeping.endTickets(tx, { booking, tickets: 'all', by: 'cancel', now: now() });
        if (ended.tickets.length > 0) {
          await note(tx, asking, { kind: 'cancelled_unpaid', tickets: ended.tickets.length });
          await context.audit(tx, {
            ...aboutOrder(asking),
            organizerId,
            action: 'order.cancelled_unpaid',
            after: { tickets: ended.tickets.length },
          });
        }
        return { eventId: booking.eventId, seats: seatsOf(ended.freed) };
      });
      seatsChanged(freed.eventId, freed.seats);
    },
  };
}
