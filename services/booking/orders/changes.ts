import { actorOf } from '@event-planner/platform/audit';
import type { Order, OrderChange } from '@event-planner/contracts/orders';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import {
  type ChangeRow,
  countSince,
  insertChanges,
  type LockedOrder,
  lockOrder,
  renameAttendee,
  renameInAnswers,
  updateOrder,
} from './change-store.ts';
import { mostResent } from './rules.ts';
import type { AskingOrder, Orders, OrdersParts } from './service.ts';
import { listTickets } from './store.ts';

type Tx = Transaction<Tables>;
type Said = Pick<ChangeRow, 'kind' | 'before' | 'after' | 'about'>;
const aDay = 24 * 60 * 60 * 1000;

export interface ChangesParts extends Pick<OrdersParts, 'context'> {
  readonly orders: Pick<Orders, 'read'>;
  /** False when there is nothing to send. */
  readonly resend: (tx: Tx, bookingId: string) => Promise<boolean>;
}

export type OrderChanges = ReturnType<typeof createOrderChanges>;

/** What the team may mend of an order. Whatever is changed is written down beside it, with who did it. */
export function createOrderChanges({ context, orders, resend }: ChangesParts) {
  const { db, now } = context;

  const lock = async (tx: Tx, { eventId, id }: AskingOrder): Promise<LockedOrder> => {
    const order = await lockOrder(tx, id);
    if (order?.eventId !== eventId) throw refuseCommon('not_found', `this event has no order ${id}`);
    return order;
  };
  const remember = async (tx: Tx, { id, by }: AskingOrder, said: readonly Said[]): Promise<void> => {
    if (said.length === 0) return;
    const at = now();
    await insertChanges(
      tx,
      said.map(one => ({ ...one, id: newId(at.getTime()), bookingId: id, at, byId: by.sub, byName: by.name })),
    );
  };

  return {
    async change(asking: AskingOrder, change: OrderChange): Promise<Order> {
      const organizerId = await ensureAllowed(context, asking, 'changeOrders');
      await db.transaction(async tx => {
        const order = await lock(tx, asking);
        const said = [...(await changeOrder(tx, order, change)), ...(await renameAll(tx, order, change.attendees ?? []))];
        await remember(tx, asking, said);
        if (said.length > 0)
          await context.audit(tx, {
            ...aboutOrder(asking),
            organizerId,
            action: 'order.changed',
            before: fieldsOf(said, 'before'),
            after: fieldsOf(said, 'after'),
          });
      });
      return orders.read(asking.eventId, asking.id);
    },

    /** Sends the mail with the tickets again, to the address that the order has now. */
    async resend(asking: AskingOrder): Promise<Order> {
      const organizerId = await ensureAllowed(context, asking, 'changeOrders');
      await db.transaction(async tx => {
        const { id, email } = await lock(tx, asking);
        if (email === '') throw refuse('no_address', 'nobody left an e-mail address with this order: add one first');
        const sent = await countSince(tx, { bookingId: id, kind: 'resent', since: new Date(now().getTime() - aDay) });
        if (sent >= mostResent) throw refuse('resent_often', `this mail was sent ${sent} times within a day: is the address right?`);
        await remember(tx, asking, [{ kind: 'resent', before: null, after: email, about: null }]);
        if (!(await resend(tx, id))) throw refuse('tickets_missing', 'this order has no valid tickets');
        await context.audit(tx, { ...aboutOrder(asking), organizerId, action: 'order.resent' });
      });
      return orders.read(asking.eventId, asking.id);
    },
  };
}

const aboutOrder = ({ by, id }: AskingOrder) => ({ by: actorOf(by), of: { kind: 'order', id } });
const fieldsOf = (said: readonly Said[], side: 'before' | 'after') =>
  Object.fromEntries(said.map(one => [one.about === null ? one.kind : `${one.kind} ${one.about}`, one[side]]));

async function changeOrder(tx: Tx, order: LockedOrder, { name, email, note }: OrderChange): Promise<readonly Said[]> {
  const fields = [
    ['name_changed', 'attendeeName', name?.toWellFormed()],
    ['email_changed', 'email', email],
    ['note_changed', 'note', note === undefined ? undefined : note?.toWellFormed() || null],
  ] as const;
  const changed = fields.filter(([, field, value]) => value !== undefined && value !== order[field]);
  if (changed.length === 0) return [];
  await updateOrder(tx, order.id, Object.fromEntries(changed.map(([, field, value]) => [field, value])));
  return changed.map(([kind, field, value]) => ({ kind, before: order[field], after: value ?? null, about: null }));
}

async function renameAll(tx: Tx, order: LockedOrder, renamed: NonNullable<OrderChange['attendees']>): Promise<readonly Said[]> {
  if (renamed.length === 0) return [];
  const tickets = new Map((await listTickets(tx, order.id)).map(ticket => [ticket.id, ticket]));
  const said: Said[] = [];
  for (const { ticketId, name: given } of renamed) {
    const ticket = tickets.get(ticketId);
    const name = given.toWellFormed();
    if (ticket === undefined) throw refuseCommon('not_found', `this order has no ticket ${ticketId}`);
    if (ticket.state !== 'valid')
      throw refuse('tickets_missing', `the ticket for ${ticket.place} is no longer valid: nobody's name is on it`);
    if (ticket.attendeeName === name) continue;
    await renameAttendee(tx, ticketId, name);
    await renameInAnswers(tx, { bookingId: order.id, position: ticket.position, name });
    said.push({ kind: 'attendee_renamed', before: ticket.attendeeName, after: name, about: ticket.place });
  }
  return said;
}
