import type { Transaction } from '@event-planner/platform/database';
import { sumUp, ticketCountOf, unitsOf } from '../counters.ts';
import { refuse } from '../errors.ts';
import type { Admission, Caps, Offering } from '../places.ts';
import type { Tables } from '../tables.ts';
import { lockOwners } from './batch-store.ts';
import { type Having, refusePerson } from './caps.ts';
import { listOwned } from './owned-store.ts';

const nothing: Having = { units: new Map(), tickets: 0 };

/** Throws `limit` when a person would have more of the event than one may have. From here on what they have stays so. */
export async function admit(tx: Transaction<Tables>, { event, userId, lines, now }: Admission): Promise<void> {
  if (!event.capped) return;
  const owner = ownerNamed(userId);
  await lockOwners(tx, [owner]);
  const having = await listOwned(tx, { eventId: event.facts.id, owners: [owner], now, withHolds: true });
  const refused = refusePerson(event, { units: unitsOf(lines), tickets: ticketCountOf(lines) }, having.get(owner) ?? nothing);
  if (refused) throw refuse('limit', refused.message, { limits: refused.limits, ticketTypes: refused.ticketTypes });
}

export const lockPeople = (tx: Transaction<Tables>, userIds: readonly string[]): Promise<unknown> => lockOwners(tx, namedInOrder(userIds));

/** Their owner's locks are taken. */
export async function capsOf(tx: Transaction<Tables>, { event, userIds, now }: Pick<Offering, 'event' | 'userIds' | 'now'>): Promise<Caps> {
  if (!event.capped) return () => true;
  const having = await listOwned(tx, { eventId: event.facts.id, owners: namedInOrder(userIds), now, withHolds: true });
  return (userId, lines) => {
    const has = having.get(ownerNamed(userId)) ?? nothing;
    const more = { units: unitsOf(lines), tickets: ticketCountOf(lines) };
    if (refusePerson(event, more, has)) return false;
    having.set(ownerNamed(userId), { units: sumUp([...has.units, ...more.units]), tickets: has.tickets + more.tickets });
    return true;
  };
}

const ownerNamed = (userId: string): string => `user:${userId}`;
const namedInOrder = (userIds: readonly string[]): readonly string[] => [...new Set(userIds.map(ownerNamed))].toSorted();
