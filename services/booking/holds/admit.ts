import type { Transaction } from '@event-planner/platform/database';
import { ticketCountOf, unitsOf } from '../counters.ts';
import { refuse } from '../errors.ts';
import type { Admission } from '../places.ts';
import type { Tables } from '../tables.ts';
import { refusePerson } from './caps.ts';
import { listOwned } from './owned-store.ts';
import { lockOwners } from './batch-store.ts';

/** Throws `limit` when a person would have more of the event than one may have. From here on what they have stays so. */
export async function admit(tx: Transaction<Tables>, { event, userId, lines, now }: Admission): Promise<void> {
  if (!event.capped) return;
  const owner = `user:${userId}`;
  await lockOwners(tx, [owner]);
  const having = await listOwned(tx, { eventId: event.facts.id, owners: [owner], now, withHolds: true });
  const has = having.get(owner) ?? { units: new Map(), tickets: 0 };
  const refused = refusePerson(event, { units: unitsOf(lines), tickets: ticketCountOf(lines) }, has);
  if (refused) throw refuse('limit', refused.message, { limits: refused.limits, ticketTypes: refused.ticketTypes });
}
