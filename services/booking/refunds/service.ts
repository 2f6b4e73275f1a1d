import { refuse } from '@event-planner/platform/errors';
import type { FindAdmitted } from '../admitted.ts';
import type { BookingKeeping } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import type { Transaction } from '@event-planner/platform/database';
import type { RequestRefund } from '../refund-orders.ts';
import type { FindDisputes } from '../order-disputes.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { createGivenBackAtProvider } from './at-provider.ts';
import { type BuyerCancellationsParts, createBuyerCancellations } from './buyers.ts';
import { createPayoutsByHand } from './by-hand.ts';
import { createGiveEventOrderBack } from './event-order.ts';
import { createGiveBack } from './give-back.ts';
import { createOrders } from './orders.ts';
import { createRejectPayment } from './request.ts';
import { createSettleRefunds } from './settle.ts';
import { createTeamRefunds } from './team.ts';
import { createRefundsTogether } from './together.ts';

export interface RefundsParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
  readonly catalog: {
    readonly find: (eventId: string) => Promise<SellableEvent | undefined>;
    readonly getWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  };
  readonly requestRefund: RequestRefund;
  readonly findAdmitted: FindAdmitted;
  readonly findDisputes: FindDisputes;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
  /** Until when everything comes back because the event was postponed; null where the usual terms hold. */
  readonly windowOf: BuyerCancellationsParts['windowOf'];
}

/** Money that goes back: who may have how much of it when, each refund once, and what became of it. */
export function createRefunds({
  context,
  keeping,
  catalog,
  requestRefund,
  findAdmitted,
  findDisputes,
  seatsChanged,
  windowOf,
}: RefundsParts) {
  const settle = createSettleRefunds({ context, keeping });
  const getEvent = async (eventId: string): Promise<SellableEvent> => {
    const event = await catalog.find(eventId);
    if (!event) throw refuse('not_found', `there is no event ${eventId}`);
    return event;
  };
  const orders = createOrders({ keeping, findDisputes, getEventWithin: catalog.getWithin, getEvent });
  const byHand = createPayoutsByHand({ context, keeping, settle });
  const giveBack = createGiveBack({ context, keeping, requestRefund, seatsChanged });
  return {
    rejectPayment: createRejectPayment(context),
    settle,
    onGivenBackAtProvider: createGivenBackAtProvider({ keeping, orders, giveBack, settle }),
    buyers: createBuyerCancellations({ context, orders, giveBack, findAdmitted, windowOf }),
    together: createRefundsTogether({ context, keeping, byHand }),
    team: createTeamRefunds({ context, keeping, orders, giveBack, byHand }),
    giveEventOrderBack: createGiveEventOrderBack(orders, giveBack),
  };
}
