import { type KeptSeat, SeatWithdrawalAnswer } from '@event-planner/contracts/block';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import type { Transaction } from '@event-planner/platform/database';
import { AppError, refuse as refuseCommon } from '@event-planner/platform/errors';
import { z } from 'zod';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Areas = Pick<SeatMap, 'areas'>;

/** What a change takes away from an event that is shown: seats that its next version will not have. */
export interface LosingSeats {
  readonly eventId: string;
  readonly title: string;
  readonly version: number;
  readonly before: Areas | null;
  readonly after: Areas | null;
}

/** Within a change: has the seats that it takes away gone from sale. */
export interface SeatChanges {
  withdraw(losing: LosingSeats): void;
}

type Asking = Pick<EventContext, 'call' | 'log'>;
const maxTries = 5;

/**
 * Runs a change of events in a transaction. When it takes seats away, it is rolled back, booking takes those seats out of sale, and it is run again: nothing is
 * locked while another service is asked, and nobody buys a seat in between. Throws `seats_sold`, naming them, when somebody has one of them or is buying it.
 */
export async function changingSeats<Result>(
  context: Asking & Pick<EventContext, 'db'>,
  work: (tx: Tx, seats: SeatChanges) => Promise<Result>,
): Promise<Result> {
  const granted: Granted[] = [];
  try {
    for (let tries = 1; tries <= maxTries; tries++) {
      const outcome = await context.db.transaction(tx => workOnce(tx, granted, work)).catch(asWanted);
      if (!(outcome instanceof Wanted)) return outcome;
      for (const losing of outcome.losses) granted.push(await ask(context, losing));
    }
    throw refuseCommon('unavailable', 'the event is changing all the time: try again in a moment', { retryAfterSeconds: 1 });
  } catch (error) {
    // A refusal was made before anything was kept. After any other failure nobody knows, and booking finds out.
    if (error instanceof AppError) await Promise.all(granted.map(one => undo(context, one)));
    throw error;
  }
}

interface Loss {
  readonly eventId: string;
  readonly title: string;
  readonly version: number;
  readonly seats: readonly string[];
}
interface Granted extends Loss {
  readonly withdrawalId: string;
}

/** Thrown to roll back; not an error. */
class Wanted extends Error {
  readonly losses: readonly Loss[];
  constructor(losses: readonly Loss[]) {
    super('seats have to go out of sale first');
    this.losses = losses;
  }
}
const asWanted = (error: unknown): Wanted => {
  if (error instanceof Wanted) return error;
  throw error;
};

async function workOnce<Result>(
  tx: Tx,
  granted: readonly Granted[],
  work: (tx: Tx, seats: SeatChanges) => Promise<Result>,
): Promise<Result> {
  const losses: Loss[] = [];
  const result = await work(tx, {
    withdraw({ eventId, title, version, before, after }) {
      const seats = lostBetween(before, after);
      // Granted for another version it may be for sale again: somebody has changed the event since.
      const have = granted.findLast(one => one.eventId === eventId && one.version === version);
      if (seats.length > 0 && !new Set(seats).isSubsetOf(new Set(have?.seats))) losses.push({ eventId, title, version, seats });
    },
  });
  if (losses.length > 0) throw new Wanted(losses);
  return result;
}

/** Seats that keep their area, row and number stay, wherever they move and whatever they then cost. */
export function lostBetween(before: Areas | null, after: Areas | null): readonly string[] {
  const left = new Set((after ? layOut(after) : []).map(seat => seat.id));
  return (before ? layOut(before) : []).map(seat => seat.id).filter(id => !left.has(id));
}

async function ask({ call }: Asking, loss: Loss): Promise<Granted> {
  const { eventId, version, seats } = loss;
  const { withdrawalId, kept } = await call('booking', {
    method: 'POST',
    path: `/bookings/events/${eventId}/withdrawals`,
    body: { version, seats },
    response: SeatWithdrawalAnswer,
  });
  if (withdrawalId === null) throw seatsSold(loss, kept);
  return { ...loss, withdrawalId };
}

/** More than anybody reads. */
const maxNamed = 500;

const seatsSold = ({ eventId, title }: Loss, kept: readonly KeptSeat[]) => {
  const some = kept.slice(0, 5).map(({ seat, because }) => `${seat} is ${because}`);
  const more = kept.length > some.length ? `, and ${kept.length - some.length} more` : '';
  return refuse(
    'seats_sold',
    `${title}: ${some.join(', ')}${more}: the new seat map must have these seats, with the same area, row and number`,
    {
      section: 'place',
      eventId,
      count: kept.length,
      seats: kept.slice(0, maxNamed),
    },
  );
};

const undo = ({ call, log }: Asking, { eventId, withdrawalId }: Granted): Promise<unknown> =>
  call('booking', {
    method: 'POST',
    path: `/bookings/events/${eventId}/withdrawals/${withdrawalId}/undo`,
    response: z.object({ seats: z.int() }),
  }).catch((err: unknown) => log.warn({ err, eventId }, 'seats stay out of sale until booking finds out that the change was refused'));
