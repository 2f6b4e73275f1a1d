import type { CheckInCounts } from '@event-planner/contracts/check-in';
import { plainDoorPlan } from '@event-planner/contracts/check-in';
import type { BookingContext } from '../context.ts';
import { countArrivals, countByGate, countByType, findSpan, type GateCount } from './counts-store.ts';
import { findPlan } from './door-store.ts';
import { maxStretches, stretches } from './limits.ts';

/** How full it is, from the primary: what was just scanned is there. */
export async function countCheckIns({ db, now }: Pick<BookingContext, 'db' | 'now'>, eventId: string): Promise<CheckInCounts> {
  const at = now().toISOString();
  const [plan = plainDoorPlan(eventId), types, gates, span] = await Promise.all([
    findPlan(db.query, eventId),
    countByType(db.query, eventId),
    countByGate(db.query, eventId),
    findSpan(db.query, eventId),
  ]);
  const everySeconds = stretchOf(span);
  const arrivals = await countArrivals(db.query, { eventId, everySeconds, limit: maxStretches });
  const sum = <Of>(items: readonly Of[], count: (item: Of) => number): number => items.reduce((total, item) => total + count(item), 0);
  return {
    eventId,
    at,
    expected: sum(types, ({ expected }) => expected),
    admitted: sum(types, ({ admitted }) => admitted),
    inside: sum(types, ({ inside }) => inside),
    ticketTypes: types,
    gates: [
      ...plan.gates.map(({ id, name }) => ({ name, ...countedAt(gates, id) })),
      // Whose gate is gone: they came in all the same.
      ...gates
        .filter(({ gateId, entries, exits }) => entries + exits > 0 && !plan.gates.some(({ id }) => id === gateId))
        .map(({ gateId }) => ({ name: '', ...countedAt(gates, gateId) })),
    ],
    arrivals: { everySeconds, items: arrivals.map(({ from, ...rest }) => ({ from: from.toISOString(), ...rest })) },
    refused: sum(gates, ({ refused }) => refused),
    conflicts: sum(gates, ({ conflicts }) => conflicts),
  };
}

/** The shortest that shows all of it at once. */
const stretchOf = (span: number): number => stretches.find(seconds => span / seconds < maxStretches) ?? 24 * 3600;

function countedAt(counts: readonly GateCount[], gateId: string): Omit<CheckInCounts['gates'][number], 'name'> {
  const { entries = 0, exits = 0, lastAt = null } = counts.find(count => count.gateId === gateId) ?? {};
  return { gateId, entries, exits, lastAt: lastAt && lastAt.toISOString() };
}
