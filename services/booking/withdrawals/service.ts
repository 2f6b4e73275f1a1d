import type { KeptSeat, SeatWithdrawal, SeatWithdrawalAnswer } from '@event-planner/contracts/block';
import type { EventInventory } from '@event-planner/contracts/event';
import { layOut } from '@event-planner/contracts/seat-map';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { BookingContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import {
  end,
  findWithdrawal,
  hasWithdrawals,
  listKept,
  listOpen,
  lockEvent,
  type OpenWithdrawal,
  paintClaims,
  planDiffers,
  settle,
  withdrawSeats,
} from './store.ts';

export interface WithdrawalsParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

type Told = Pick<EventInventory, 'eventId' | 'version' | 'seatMap'>;

/** Takes in a version of an event, as `Inventory.refresh` does. */
export type RefreshEvent = (tx: Transaction<Tables>, wanted: { readonly eventId: string; readonly version: number }) => Promise<boolean>;

/** A version of the event has been asked for by then, had it been made. */
const openSeconds = 60;
/** No change of an event takes so long: what is not there by then was never made. */
const abandonedSeconds = 15 * 60;

/**
 * Seats that a new version of an event's plan lacks go out of sale before that version is there, so that nobody is left with a ticket for a seat that is gone.
 * What the version says once it is known decides: seats that it has are for sale again. If it never comes, event's change has failed and they are, too.
 */
export const createWithdrawals = ({ context, seatsChanged }: WithdrawalsParts) => ({
  async withdraw(eventId: string, { version, seats }: SeatWithdrawal): Promise<SeatWithdrawalAnswer> {
    const wanted = [...new Set(seats)].toSorted();
    const id = newId();
    const answer = await context.db
      .transaction(async tx => {
        await lockEvent(tx, eventId);
        const gone = new Set(await withdrawSeats(tx, { id, eventId, version, seats: wanted, now: context.now() }));
        const left = wanted.filter(seat => !gone.has(seat));
        if (left.length > 0) throw new Kept(await listKept(tx, eventId, left));
        return { withdrawalId: id, kept: [] };
      })
      .catch(asAnswer);
    if (answer.withdrawalId !== null) seatsChanged(eventId, wanted);
    return answer;
  },

  /** Ends one whose version was not made after all. Answers how many seats are for sale again: none when that version is there. */
  async undo(eventId: string, id: string): Promise<number> {
    const seats = await context.db.transaction(async tx => {
      if (!(await findWithdrawal(tx, { eventId, id }))) throw refuse('not_found', `there is no withdrawal ${id}`);
      return endUnsettled(tx, { eventId, id });
    });
    seatsChanged(eventId, seats);
    return seats.length;
  },

  /** Takes in a version by `replace`, which answers whether it was new, and with it what it says about seats. */
  async whileReplacing(tx: Transaction<Tables>, { eventId, version, seatMap }: Told, replace: () => Promise<boolean>): Promise<boolean> {
    await lockEvent(tx, eventId);
    const [isOtherPlan, hasOpen] = [await planDiffers(tx, eventId, seatMap), await hasWithdrawals(tx, eventId)];
    if (!(await replace())) return false;
    if (!isOtherPlan && !hasOpen) return true;
    const seats = seatMap ? layOut(seatMap) : [];
    if (hasOpen) await settle(tx, { eventId, version, seats: seats.map(seat => seat.id) });
    if (isOtherPlan) await paintClaims(tx, eventId, seats);
    return true;
  },

  /** Finds out what became of versions that we have not heard of. */
  async settleOpen(refresh: RefreshEvent): Promise<void> {
    const before = (seconds: number) => new Date(context.now().getTime() - seconds * 1000);
    for (const open of await listOpen(context.db.query, before(openSeconds))) {
      const seats = await context.db.transaction(async tx => {
        await refresh(tx, open);
        return open.createdAt <= before(abandonedSeconds) ? endUnsettled(tx, open) : [];
      });
      seatsChanged(open.eventId, seats);
    }
  },
});

export type Withdrawals = ReturnType<typeof createWithdrawals>;

async function endUnsettled(tx: Transaction<Tables>, open: Pick<OpenWithdrawal, 'id' | 'eventId'>): Promise<readonly string[]> {
  await lockEvent(tx, open.eventId);
  return end(tx, open);
}

/** Thrown to roll back; not an error. */
class Kept extends Error {
  readonly seats: readonly KeptSeat[];
  constructor(seats: readonly KeptSeat[]) {
    super('some seats cannot be withdrawn');
    this.seats = seats;
  }
}
const asAnswer = (error: unknown): SeatWithdrawalAnswer => {
  if (error instanceof Kept) return { withdrawalId: null, kept: [...error.seats] };
  throw error;
};
