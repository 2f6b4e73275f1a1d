import { randomUUID } from 'node:crypto';
import type { Transaction } from '@event-planner/platform/database';
import { holdSeconds } from '@event-planner/services/booking/holds/limits';
import {
  isOvertaken,
  lockOwners,
  lockOwnersAndCounters,
  see,
  type Winners,
  writeWinners,
} from '@event-planner/services/booking/holds/batch-store';
import { unitsOf } from '@event-planner/services/booking/counters';
import type { Line, Tables } from '@event-planner/services/booking/tables';
import type { RawTransaction } from './raw-connections.ts';
import { priceMinor, type Wish } from '../system/stage.ts';

export type RawHold = Winners['holds'][number];

/**
 * A hold as `services/booking/holds/batch.ts` makes it for a lone request: the same statements in the same order in one transaction, one after the other,
 * without HTTP, validation, rules and company. Undefined when the places were taken.
 */
export const holdRaw = (transaction: RawTransaction<Tables>, wish: Wish): Promise<RawHold | undefined> =>
  transaction(tx => holdIn(tx, wish)).catch((error: unknown) => {
    if (isOvertaken(error)) return undefined;
    throw error;
  });

async function holdIn(tx: Transaction<Tables>, wish: Wish): Promise<RawHold | undefined> {
  const { eventId, places } = wish;
  const now = new Date();
  const winners = winnersOf(wish, now);
  const owners = winners.holds.map(hold => hold.owner);
  const reclaims = winners.counted.size > 0;
  await (reclaims ? lockOwnersAndCounters(tx, owners, eventId) : lockOwners(tx, owners));
  const { taken } = await see(tx, { eventId, now, owners, reclaims, seats: places.flatMap(({ seat }) => seat ?? []) });
  if (taken.length > 0) return undefined;
  await writeWinners(tx, winners);
  return winners.holds[0];
}

function winnersOf({ eventId, places }: Wish, now: Date): Winners {
  const id = randomUUID();
  const cartId = randomUUID();
  const lines = places.map(({ ticketTypeId, seat, quantity }): Line => ({
    ticketTypeId,
    ticketTypeName: 'Day ticket',
    seat,
    place: '',
    quantity,
    priceMinor,
  }));
  const claims = places.flatMap(({ seat, category }) => (seat === null || category === null ? [] : [{ seat, holdId: id, category }]));
  const counted = claims.length > 0 ? new Map<string, number>() : unitsOf(lines);
  const hold = {
    id,
    owner: `cart:${cartId}`,
    userId: null,
    cartId,
    lines,
    places: 2,
    counted: counted.size > 0 ? Object.fromEntries(counted) : null,
    totalMinor: 2 * priceMinor,
    price: null,
    capped: false,
    exchangeOf: null,
    resaleIds: null,
    sellerIds: null,
    expiresAt: new Date(now.getTime() + holdSeconds * 1000),
  };
  return { eventId, now, holds: [hold], claims, counted };
}
