import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { paymentCompleted, paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import type { EventCancellation } from '@event-planner/contracts/refund';
import type { Resale } from '@event-planner/contracts/resale';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import type { MovingWorld } from '@event-planner/services/booking/moves/test-moves';
import { ticketType } from '@event-planner/services/booking/test-world';
import { capacityOf, exchangeFeeMinor, type Order, priceOf, type Refund, type Ticket, type TypeName } from './model.ts';

/** A run's event and people, and every occurrence as who causes it does: by requests and messages. Each throws for an answer that it does not expect. */
export type Player = Awaited<ReturnType<typeof openEvent>>;

const manager = person('Mary');
let people = 0;
const somebody = (): AccessClaims => person(`Visitor${people++}`);

export async function openEvent(world: MovingWorld) {
  const types = { plain: typeOf('plain'), better: typeOf('better') };
  const selfService = {
    cancellation: { minutesBefore: 0, keepBasisPoints: 10_00, keepMinor: 0 },
    transfer: { minutesBefore: 0 },
    exchange: { minutesBefore: 0, feeMinor: exchangeFeeMinor },
    resale: { minutesBefore: 0, maxBasisPoints: 100_00, keepBasisPoints: 10_00 },
  };
  const event: EventInventory = await world.counted({ selfService, ticketTypes: [types.plain, types.better] });
  world.join(event, manager, 'manager');
  const of = new Map<Order, { readonly id: string; readonly by: AccessClaims }>();
  const known = (order: Order): { readonly id: string; readonly by: AccessClaims } => of.get(order) as never;
  const ask = async <Body = Booking>(by: AccessClaims, what: Parameters<MovingWorld['ask']>[1], payload?: object, expected = 201) => {
    const { status, body } = await world.ask<Body>(by, what, payload);
    if (status !== expected) throw new Error(`${what} answered ${status}, not ${expected}: ${JSON.stringify(body)}`);
    return body;
  };
  const ticketId = async (order: Order, ticket: Ticket): Promise<string> => {
    const { rows } = await world.service.pool.query<{ id: string }>('select id from tickets where booking_id = $1 order by position', [
      known(order).id,
    ]);
    return rows[order.tickets.indexOf(ticket)]?.id ?? '';
  };
  const hold = (
    by: AccessClaims,
    type: TypeName,
    { quantity, expected = 201 }: { readonly quantity: number; readonly expected?: number },
  ) => ask<Hold>(by, 'POST /holds', { eventId: event.eventId, items: [{ ticketTypeId: types[type].id, quantity }] }, expected);
  const bind = (order: Order, id: string, by: AccessClaims): void => void of.set(order, { id, by });

  return {
    event,
    typeIds: { plain: types.plain.id, better: types.better.id },
    idOf: (order: Order): string => known(order).id,
    /** Undefined where places are refused, as is expected where there are not so many. */
    async buy(type: TypeName, quantity: number, expected: 201 | 409): Promise<((order: Order) => void) | undefined> {
      const by = somebody();
      const held = await hold(by, type, { quantity, expected });
      if (expected === 409) return undefined;
      const { id } = await ask(by, 'POST ', { holdId: held.id, attendeeName: 'Ada' });
      return order => bind(order, id, by);
    },
    async sellAtDesk(type: TypeName, quantity: number, expected: 201 | 409): Promise<((order: Order) => void) | undefined> {
      const place = `POST /events/${event.eventId}/box-office` as const;
      const held = await ask<Hold>(manager, `${place}/holds`, { items: [{ ticketTypeId: types[type].id, quantity }] }, expected);
      if (expected === 409) return undefined;
      const { id } = await ask(manager, `${place}/sales`, { kind: 'sold', holdId: held.id, paidWith: 'cash' });
      return order => bind(order, id, manager);
    },
    async pay(order: Order, amountMinor: number): Promise<string> {
      const paymentId = newId();
      const said = await world.service.deliver(paymentCompleted, { paymentId, bookingId: known(order).id, amountMinor, currency: 'EUR' });
      if (said?.outcome !== 'done') throw new Error(`the payment was not taken in: ${JSON.stringify(said)}`);
      return paymentId;
    },
    drop: (order: Order, expected: 200 | 409) => ask(known(order).by, `POST /${known(order).id}/cancel`, undefined, expected),
    async giveBack(order: Order, ticket: Ticket, seenBackMinor: number) {
      const { id, by } = known(order);
      await ask(by, `POST /${id}/cancellation`, { tickets: [await ticketId(order, ticket)], seenBackMinor }, 200);
    },
    refund: (order: Order, what: object, { ends, seenMinor }: { readonly ends: boolean; readonly seenMinor: number }) =>
      ask(manager, `POST /events/${event.eventId}/orders/${known(order).id}/refunds`, {
        what,
        endTickets: ends,
        withFees: true,
        reason: null,
        seenMinor,
      }),
    async settle(order: Order, found: Refund, outcome: 'done' | 'failed') {
      // Of two that are alike it does not matter which.
      const { rows } = await world.service.pool.query<{ id: string; attempt: number }>(
        'select id, attempt from refunds where booking_id = $1 and payment_id = $2 and cause = $3 and amount_minor = $4 and state = $5 limit 1',
        [known(order).id, found.paymentId, found.cause, found.amountMinor, found.state],
      );
      const { id: refundId, attempt } = rows[0] as { id: string; attempt: number };
      const facts = {
        refundId,
        attempt,
        bookingId: known(order).id,
        paymentId: found.paymentId ?? '',
        amountMinor: found.amountMinor,
        currency: 'EUR',
      };
      const said =
        outcome === 'done'
          ? await world.service.deliver(paymentRefunded, { ...facts, cause: found.cause })
          : await world.service.deliver(paymentRefundFailed, { ...facts, code: 'lost_or_stolen_card' });
      if (said?.outcome !== 'done') throw new Error(`the answer was not taken in: ${JSON.stringify(said)}`);
    },
    async transfer(order: Order, ticket: Ticket): Promise<(order: Order) => void> {
      const { id, by } = known(order);
      const to = somebody();
      const { token } = await world.offered(by, { id, tickets: [] } as never, {
        ticketIds: [await ticketId(order, ticket)],
        email: to.email,
      });
      const { status, body } = await world.accept(to, token);
      if (status >= 300) throw new Error(JSON.stringify(body));
      const made = await world.service.pool.query<{ id: string }>('select id from bookings where user_id = $1', [to.sub]);
      return given => bind(given, made.rows[0]?.id ?? '', to);
    },
    async split(order: Order, ticket: Ticket): Promise<(order: Order) => void> {
      const { id, by } = known(order);
      const made = await ask(by, `POST /${id}/split`, { ticketIds: [await ticketId(order, ticket)] });
      return other => bind(other, made.id, by);
    },
    async exchange(order: Order, ticket: Ticket, { type, seen, expected }: { type: TypeName; seen: number; expected: 201 | 409 }) {
      const { id, by } = known(order);
      const held = await hold(by, type, { quantity: 1, expected });
      if (expected === 409) return undefined;
      const ticketIds = [await ticketId(order, ticket)];
      const made = await ask(by, `POST /${id}/exchanges`, { holdId: held.id, ticketIds, attendeeName: 'Ada', seenDifferenceMinor: seen });
      return (other: Order): void => bind(other, made.id, by);
    },
    async resell(order: Order, ticket: Ticket, priceMinor: number): Promise<(order: Order) => void> {
      const { id, by } = known(order);
      const listing = await ask<Resale>(by, `POST /${id}/resales`, { ticketId: await ticketId(order, ticket), priceMinor });
      const to = somebody();
      const held = await ask<Hold>(to, 'POST /resale-holds', { eventId: event.eventId, resaleIds: [listing.id] });
      const made = await ask(to, 'POST ', { holdId: held.id, attendeeName: 'Ada' });
      return other => bind(other, made.id, to);
    },
    async cancelEvent(seen: { readonly orders: number; readonly amounts: readonly object[]; readonly byHand: readonly object[] }) {
      await world.announce({ ...event, version: 2, state: 'cancelled' });
      await ask<EventCancellation>(manager, `POST /events/${event.eventId}/cancellation`, { withFees: true, seen }, 202);
      await world.service.running.runJob('refund-cancelled-events');
    },
  };
}

const typeOf = (name: TypeName) => ticketType({ name, priceMinor: priceOf[name], capacity: capacityOf[name] });
