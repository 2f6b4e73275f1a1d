import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventCancellation, EventCancellationStart } from '@event-planner/contracts/refund';
import type { Reader } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { figuresOf, runOf, wereSeen } from './rules.ts';
import { createRun, type GiveOrderBack } from './run.ts';
import { countRefunds, findCancellation, insertCancellation, listFigures, listUnfinished, lockEventState } from './store.ts';

export interface EventCancellationsParts {
  readonly context: BookingContext;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly giveOrderBack: GiveOrderBack;
}

interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}

/** A run of the job goes on in the next one. */
const runSeconds = 45;

export type EventCancellations = ReturnType<typeof createEventCancellations>;

/** What becomes of the orders of an event that was cancelled. Nothing goes back before somebody of the team has seen how much that is. */
export function createEventCancellations({ context, findEvent, giveOrderBack }: EventCancellationsParts) {
  const { db, now } = context;
  const run = createRun({ context, giveOrderBack });
  const background = new Set<Promise<void>>();
  let closing = false;

  const describe = async (read: Reader<Tables>, eventId: string, state: string): Promise<EventCancellation> => {
    const [figures, row, refunds] = [
      await listFigures(read, eventId),
      await findCancellation(read, eventId),
      await countRefunds(read, eventId),
    ];
    return { eventId, eventCancelled: state === 'cancelled', figures: figuresOf(figures), run: row ? runOf(row, refunds) : null };
  };

  const runAll = async (): Promise<void> => {
    const until = performance.now() + runSeconds * 1000;
    for (const row of await listUnfinished(db.query)) await run(row, () => !closing && performance.now() < until);
  };

  const inBackground = (): void => {
    const work = runAll().catch((err: unknown) =>
      context.log.error({ err }, 'a cancelled event could not be given back yet: the job goes on'),
    );
    background.add(work);
    void work.finally(() => background.delete(work));
  };

  return {
    async look({ eventId, by }: Asking): Promise<EventCancellation> {
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      const event = await findEvent(eventId);
      if (!event) throw refuse('event_unpublished', 'nothing of this event was sold before it is published');
      return describe(db.query, eventId, event.facts.state);
    },

    /** Starts it, once. Who repeats it hears how far it is. */
    async start({ eventId, by }: Asking, asked: EventCancellationStart): Promise<EventCancellation> {
      const organizerId = await ensureAllowed(context, { eventId, by }, 'refund');
      const answer = await db.transaction(async tx => {
        const state = await lockEventState(tx, eventId);
        if (state === undefined) throw refuseCommon('not_found', `there is no event ${eventId}`);
        if (state !== 'cancelled') throw refuse('event_not_cancelled', `the event is ${state}: cancel it first`, { state });
        const before = await findCancellation(tx, eventId);
        if (before) return describe(tx, eventId, state);
        const figures = figuresOf(await listFigures(tx, eventId));
        if (!wereSeen(figures, asked)) throw refuse('figures_changed', 'orders or amounts have changed since: look again', { figures });
        const { withFees, withKept, asCredit } = asked;
        await insertCancellation(tx, {
          eventId,
          withFees,
          withKept,
          asCredit,
          orders: figures.orders,
          startedBy: by.sub,
          startedByName: by.name,
          startedAt: now(),
        });
        await context.audit(tx, {
          by: actorOf(by),
          action: 'event.refunds_started',
          of: { kind: 'event', id: eventId },
          organizerId,
          after: { orders: figures.orders, withFees, withKept, asCredit },
        });
        return describe(tx, eventId, state);
      });
      inBackground();
      return answer;
    },

    runAll,
    async close(): Promise<void> {
      closing = true;
      await Promise.all(background);
    },
  };
}
