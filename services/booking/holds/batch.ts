import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import { type Coupons, noCoupons } from '../redeeming.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { Again, type Answer, answersOf, type Asked, type Batch, batchOf, redemptionsOf, seatsIn, winnersOf } from './batch-answers.ts';
import {
  batchLock,
  batchLook,
  batchWrite,
  isOvertaken,
  listTaken,
  lockChoosing,
  lockOwners,
  lockOwnersAndCounters,
  see,
  type Seen,
  writeWinners,
} from './batch-store.ts';
import type { Having } from './caps.ts';
import { maxTries } from './limits.ts';
import { listOwned, ownedLook, ownedOf, type OwnedRow } from './owned-store.ts';
import { type CounterRow, lockCounters } from './store.ts';
import type { TakenSeats } from './taken-seats.ts';
import { isTogether } from './wanted.ts';

export interface BatchParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly forgetEvent: (eventId: string) => void;
  readonly takenSeats: TakenSeats;
  readonly coupons: Coupons;
}

/** Decides requests of one event in one transaction. What another process spoils is rolled back and decided again. */
export const createBatch =
  ({ context, findEvent, forgetEvent, takenSeats, coupons }: BatchParts) =>
  async (eventId: string, asked: readonly Asked[]): Promise<readonly Answer[]> => {
    const choosing = asked.some(({ items }) => items.some(isTogether));
    for (let tries = 1; tries <= maxTries; tries++) {
      const event = await findEvent(eventId);
      if (!event) throw refuse('not_found', `there is no event ${eventId}`);
      // What we know may be out of date. When it led to nothing, what is true is read while nobody else chooses.
      const known = choosing && (tries === 1 ? await takenSeats.look(eventId) : 'read');
      const batch = batchOf({ event, asked, now: context.now(), known });
      const deciding =
        known === 'read' || batch.couponLook
          ? context.db.transaction(tx => decideStepByStep(tx, batch, coupons))
          : decideInTwoTrips(context.db, batch);
      const outcome = await deciding.catch(asOutcome);
      if (!(outcome instanceof Again)) {
        takenSeats.learn(eventId, seatsIn(outcome));
        return outcome;
      }
      takenSeats.forget(eventId);
      if (outcome.why === 'stale') forgetEvent(eventId);
      else if (outcome.why === 'overtaken') await delay(Math.random() * 5 * 2 ** tries); // Jitter: whom we lost to may be about to lose to us.
    }
    return asked.map(() => ({ refused: 'taken', message: 'these places are being taken right now: choose others' }));
  };

const asOutcome = (error: unknown): Again => {
  if (error instanceof Again) return error;
  if (isOvertaken(error)) return new Again('overtaken');
  throw error;
};

/** As nearly all are decided: all that is locked and looked at goes out with the begin, what is written with the commit. */
function decideInTwoTrips(db: Database<Tables>, batch: Batch): Promise<readonly Answer[]> {
  const { event, look } = batch;
  const owned = event.capped ? [ownedLook({ ...look, withHolds: true })] : [];
  return db.decide<[CounterRow, Seen, ...OwnedRow[]], readonly Answer[]>({
    look: [batchLock(look), batchLook(look), ...owned],
    decide: ([locked, [seen], rows = []]) => {
      const answers = answersOf(batch, { locked: look.reclaims ? locked : [], seen: seen as Seen, owned: ownedOf(rows), taken: [] });
      const winners = winnersOf(answers, batch);
      return { write: winners.holds.length > 0 ? batchWrite(winners) : undefined, result: answers };
    },
  });
}

/** The same with what only some need: coupons, or all seats as they are while nobody else chooses. */
async function decideStepByStep(tx: Transaction<Tables>, batch: Batch, coupons: Coupons): Promise<readonly Answer[]> {
  const { event, look, known, now, couponLook } = batch;
  if (known === 'read') await lockChoosing(tx, look.eventId);
  const locked = await lockAll(tx, batch, coupons);
  const seen = await see(tx, look);
  const taken = known === 'read' ? await listTaken(tx, look.eventId, now) : [];
  const owned = event.capped ? await listOwned(tx, { ...look, withHolds: true }) : new Map<string, Having>();
  const couponBooks = couponLook ? await coupons.look(tx, couponLook) : noCoupons;
  const answers = answersOf(batch, { locked, seen, owned, taken, couponBooks });
  const winners = winnersOf(answers, batch);
  if (winners.holds.length > 0) await writeWinners(tx, winners);
  const redemptions = answers.flatMap(answer => redemptionsOf(answer, event));
  if (redemptions.length > 0) await coupons.write(tx, redemptions, now);
  return answers;
}

/** Campaigns come between owners and counters: only who uses coupons makes the trips apart. */
async function lockAll(tx: Transaction<Tables>, { couponLook, look }: Batch, coupons: Coupons): Promise<readonly CounterRow[]> {
  if (!couponLook && look.reclaims) return lockOwnersAndCounters(tx, look.owners, look.eventId);
  await lockOwners(tx, look.owners);
  if (couponLook) await coupons.lock(tx, couponLook);
  return look.reclaims ? lockCounters(tx, look.eventId) : [];
}
