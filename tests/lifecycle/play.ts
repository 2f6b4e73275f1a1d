import type { MovingWorld } from '@event-planner/services/booking/moves/test-moves';
import {
  canTake,
  differenceOf,
  end,
  freeOf,
  kept,
  leftOf,
  type Model,
  type Order,
  priceOf,
  refund,
  sendBack,
  settle,
  stateAt,
  take,
  type Ticket,
  validOf,
} from './model.ts';
import type { Player } from './player.ts';
import type { Step, StepOf } from './steps.ts';

const paySeconds = 15 * 60;
const pick = <Item>(items: readonly Item[], which: number): Item | undefined => items[which % Math.max(1, items.length)];
const ticketsOf = (quantity: number, worthMinor: number): Ticket[] =>
  Array.from({ length: quantity }, () => ({ state: 'valid', worthMinor }));
const fresh = {
  carriedMinor: 0,
  movedMinor: 0,
  refundedMinor: 0,
  keptMinor: 0,
  tickets: [],
  paidBy: null,
  paymentId: null,
  takes: undefined,
} as const;

/** Does a step to the service and to the model. What the model cannot say is not done; `done` counts what was. */
export function createPlay(world: MovingWorld, player: Player, model: Model, done: Map<string, number>) {
  const note = (what: string): void => void done.set(what, (done.get(what) ?? 0) + 1);
  const add = (order: Omit<Order, 'tickets'> & { readonly tickets: readonly Ticket[] }, bind: (order: Order) => void): Order => {
    const own = { ...order, tickets: [...order.tickets] };
    bind(own);
    model.orders.push(own);
    return own;
  };
  const isOffered = (ticket: Ticket): boolean => model.orders.some(({ origin, takes }) => origin === 'resale' && takes?.ticket === ticket);
  /** One that a buyer may do something with. */
  const ticketOf = (
    which: number,
    at: number,
    may: (order: Order) => boolean,
  ): { readonly order: Order; readonly ticket: Ticket } | undefined => {
    const order = pick(
      model.orders.filter(one => one.state === 'confirmed' && one.origin !== 'desk' && may(one)),
      which,
    );
    const ticket =
      order &&
      pick(
        validOf(order).filter(one => !isOffered(one)),
        at,
      );
    return order && ticket && { order, ticket };
  };
  const confirm = (order: Order): void => {
    order.state = 'confirmed';
    order.tickets = ticketsOf(
      order.quantity,
      Math.max(order.totalMinor / order.quantity, order.origin === 'exchange' ? priceOf[order.type] : 0),
    );
    take(model, order);
  };

  const plays: { readonly [Does in Step['does']]: (step: StepOf<Does>) => Promise<void> } = {
    async buy({ type, quantity }) {
      const fits = freeOf(model, type) >= quantity;
      const bind = await player.buy(type, quantity, fits ? 201 : 409);
      note(fits ? 'bought' : 'sold out');
      const payBy = model.now + paySeconds * 1000;
      if (bind) add({ ...fresh, type, origin: 'online', state: 'pending', payBy, totalMinor: priceOf[type] * quantity, quantity }, bind);
    },
    async sellAtDesk({ type, quantity }) {
      const bind = await player.sellAtDesk(type, quantity, freeOf(model, type) >= quantity ? 201 : 409);
      if (!bind) return;
      const tickets = ticketsOf(quantity, priceOf[type]);
      add(
        {
          ...fresh,
          type,
          origin: 'desk',
          state: 'confirmed',
          payBy: 0,
          totalMinor: priceOf[type] * quantity,
          quantity,
          tickets,
          paidBy: 'hand',
        },
        bind,
      );
    },
    async pay({ which, wrongAmount }) {
      const order = pick(
        model.orders.filter(one => one.totalMinor > 0 && one.origin !== 'desk'),
        which,
      );
      if (!order) return;
      const before = stateAt(order, model.now);
      const needed = order.origin === 'resale' || before !== 'expired' ? 0 : order.quantity;
      const fits = freeOf(model, order.type) >= needed && canTake(order);
      const amountMinor = order.totalMinor + (wrongAmount ? 1 : 0);
      const paymentId = await player.pay(order, amountMinor);
      model.receivedMinor += amountMinor;
      note(`paid ${before}`);
      const mayBePaid = before === 'pending' || before === 'expired';
      if (!mayBePaid && !(before === 'cancelled' && order.paymentId === null))
        return void sendBack(model, order, { paymentId, amountMinor });
      Object.assign(order, { paymentId, paidBy: 'provider' });
      if (mayBePaid && fits && !wrongAmount) return confirm(order);
      order.state = 'refunding';
      sendBack(model, order, { paymentId, amountMinor });
    },
    async drop({ which }) {
      const order = pick(
        model.orders.filter(one => one.paymentId === null && ['pending', 'expired'].includes(one.state)),
        which,
      );
      if (!order) return;
      const inTime = stateAt(order, model.now) === 'pending';
      await player.drop(order, inTime ? 200 : 409);
      note(inTime ? 'dropped' : 'dropped too late');
      if (inTime) order.state = 'cancelled';
    },
    async wait({ minutes }) {
      world.service.clock.advance(minutes * 60);
      model.now += minutes * 60_000;
    },
    async tidy() {
      await world.service.running.runJob('expire-bookings');
      for (const order of model.orders) order.state = stateAt(order, model.now);
    },
    async giveBack({ which, ticket: at }) {
      const found = ticketOf(which, at, () => true);
      if (!found) return;
      const { order, ticket } = found;
      let leftMinor = leftOf(order);
      let backMinor = 0;
      // Each of the valid ones has its share of what is left, one after the other.
      for (const one of validOf(order)) {
        backMinor = Math.min(leftMinor, one.worthMinor - kept(one.worthMinor));
        if (one === ticket) break;
        leftMinor -= backMinor;
      }
      await player.giveBack(order, ticket, backMinor);
      note('given back');
      end(order, [ticket], 'cancelled');
      refund(model, order, { amountMinor: backMinor, cause: 'cancelled_by_buyer' });
      order.keptMinor += ticket.worthMinor - backMinor;
    },
    async refundOrder({ which }) {
      const order = pick(
        model.orders.filter(one => one.state === 'confirmed' && one.origin !== 'transfer'),
        which,
      );
      if (!order) return;
      const amountMinor = leftOf(order);
      await player.refund(order, { of: 'order' }, { ends: true, seenMinor: amountMinor });
      note('refunded');
      const ended = validOf(order);
      end(order, ended, 'cancelled');
      refund(model, order, { amountMinor, cause: 'by_team' });
      order.keptMinor += keptOf(ended, amountMinor);
    },
    async refundAmount({ which, amountMinor }) {
      const order = pick(
        model.orders.filter(one => one.state === 'confirmed' && one.origin !== 'transfer' && leftOf(one) >= amountMinor),
        which,
      );
      if (!order) return;
      await player.refund(order, { of: 'amount', amountMinor }, { ends: false, seenMinor: amountMinor });
      note('refunded in part');
      refund(model, order, { amountMinor, cause: 'by_team' });
    },
    async settle({ which, outcome }) {
      const states = outcome === 'done' ? ['requested', 'failed'] : ['requested', 'done'];
      const one = pick(
        model.refunds.filter(
          ({ state, amountMinor, of, cause }) =>
            states.includes(state) && amountMinor > 0 && (of.paidBy === 'provider' || cause === 'payment_rejected'),
        ),
        which,
      );
      if (!one) return;
      await player.settle(one.of, one, outcome);
      note(`settled ${outcome}`);
      settle(model, one, outcome);
    },
    async transfer({ which, ticket: at }) {
      const found = ticketOf(which, at, order => order.origin !== 'transfer');
      if (!found) return;
      const { order, ticket } = found;
      const bind = await player.transfer(order, ticket);
      note('transferred');
      end(order, [ticket], 'transferred');
      add(
        {
          ...fresh,
          type: order.type,
          origin: 'transfer',
          state: 'confirmed',
          payBy: 0,
          totalMinor: 0,
          quantity: 1,
          tickets: ticketsOf(1, 0),
        },
        bind,
      );
    },
    async split({ which, ticket: at }) {
      const isWhole = (order: Order): boolean => order.tickets.length > 1 && validOf(order).length === order.tickets.length;
      const found = ticketOf(which, at, order => order.origin === 'online' && isWhole(order) && order.refundedMinor === 0);
      if (!found) return;
      const { order, ticket } = found;
      const bind = await player.split(order, ticket);
      note('split');
      order.tickets = order.tickets.filter(one => one !== ticket);
      order.totalMinor -= ticket.worthMinor;
      const { paidBy, paymentId, type } = order;
      add(
        {
          ...fresh,
          type,
          origin: 'split',
          state: 'confirmed',
          payBy: 0,
          totalMinor: ticket.worthMinor,
          quantity: 1,
          tickets: [ticket],
          paidBy,
          paymentId,
        },
        bind,
      );
    },
    async exchange({ which, ticket: at }) {
      const found = ticketOf(which, at, order => order.origin === 'online' || order.origin === 'split');
      if (!found) return;
      const { order, ticket } = found;
      const type = order.type === 'plain' ? 'better' : 'plain';
      const creditMinor = Math.min(ticket.worthMinor, leftOf(order));
      const difference = differenceOf(type, creditMinor);
      const expected = freeOf(model, type) >= 1 ? 201 : 409;
      const bind = await player.exchange(order, ticket, { type, seen: difference, expected });
      if (!bind) return;
      note(difference > 0 ? 'exchanged for more' : 'exchanged for less');
      const totalMinor = Math.max(0, difference);
      const payBy = model.now + paySeconds * 1000;
      const takes = { from: order, ticket, payoutMinor: 0, creditMinor };
      const made = add({ ...fresh, type, origin: 'exchange', state: 'pending', payBy, totalMinor, quantity: 1, takes }, bind);
      if (totalMinor === 0) confirm(made);
    },
    async resell({ which, ticket: at }) {
      const found = ticketOf(which, at, order => order.origin === 'online' || order.origin === 'split');
      if (!found) return;
      const { order, ticket } = found;
      const bind = await player.resell(order, ticket, ticket.worthMinor);
      note('for sale again');
      const takes = { from: order, ticket, payoutMinor: ticket.worthMinor - kept(ticket.worthMinor), creditMinor: 0 };
      const payBy = model.now + paySeconds * 1000;
      add(
        { ...fresh, type: order.type, origin: 'resale', state: 'pending', payBy, totalMinor: ticket.worthMinor, quantity: 1, takes },
        bind,
      );
    },
  };
  return (step: Step): Promise<void> => (plays[step.does] as (of: Step) => Promise<void>)(step);
}

const keptOf = (ended: readonly Ticket[], amountMinor: number): number =>
  Math.max(0, ended.reduce((sum, ticket) => sum + ticket.worthMinor, 0) - amountMinor);

/** Every order that stands is given back, but for what was kept before. */
export async function cancelEvent(player: Player, model: Model): Promise<void> {
  const open = model.orders.filter(({ state }) => state === 'confirmed' || state === 'transferred');
  const back = open.map(order => ({ order, amountMinor: Math.max(0, leftOf(order) - order.keptMinor) }));
  const isByHand = (order: Order): boolean =>
    order.paymentId === null && order.carriedMinor === 0 && order.totalMinor > order.refundedMinor + order.movedMinor;
  const sumOf = (byHand: boolean): readonly object[] => {
    const amountMinor = back.filter(({ order }) => isByHand(order) === byHand).reduce((sum, one) => sum + one.amountMinor, 0);
    return amountMinor > 0 ? [{ currency: 'EUR', amountMinor }] : [];
  };
  await player.cancelEvent({ orders: open.length, amounts: sumOf(false), byHand: sumOf(true) });
  for (const { order, amountMinor } of back) {
    const ended = validOf(order);
    end(order, ended, 'cancelled');
    refund(model, order, { amountMinor, cause: 'event_cancelled' });
    order.keptMinor += keptOf(ended, amountMinor);
  }
  for (const order of model.orders)
    if (order.state === 'pending') order.state = stateAt(order, model.now) === 'expired' ? 'expired' : 'cancelled';
}
