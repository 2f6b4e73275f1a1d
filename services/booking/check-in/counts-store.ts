import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface TypeCount {
  readonly ticketTypeId: string;
  readonly name: string;
  readonly expected: number;
  readonly admitted: number;
  readonly inside: number;
}
const typesStatement = statement<TypeCount>(`
  select t.ticket_type_id, max(t.ticket_type_name) as name, count(*) filter (where t.state = 'valid')::int as expected,
    count(*) filter (where c.entries > 0)::int as admitted, count(*) filter (where c.inside)::int as inside
  from tickets t left join check_ins c on c.ticket_id = t.id
  where t.event_id = $1 group by t.ticket_type_id order by name, t.ticket_type_id`);
export const countByType = (db: Reader<Tables>, eventId: string): Promise<TypeCount[]> => typesStatement(db, [eventId]);

export interface GateCount {
  readonly gateId: string;
  readonly entries: number;
  readonly exits: number;
  readonly lastAt: Date | null;
  readonly refused: number;
  readonly conflicts: number;
}
const gatesStatement = statement<GateCount>(`
  select gate_id, count(*) filter (where standing = 'entry')::int as entries, count(*) filter (where standing = 'exit')::int as exits,
    max(at) filter (where standing in ('entry', 'exit')) as last_at, count(*) filter (where standing = 'refused')::int as refused,
    count(*) filter (where standing in ('double', 'stray', 'invalid'))::int as conflicts
  from scans where event_id = $1 group by gate_id`);
export const countByGate = (db: Reader<Tables>, eventId: string): Promise<GateCount[]> => gatesStatement(db, [eventId]);

export interface Stretch {
  readonly from: Date;
  readonly entries: number;
  readonly exits: number;
}
const arrivalsStatement = statement<Stretch>(`
  select to_timestamp(floor(extract(epoch from at) / $2) * $2) as "from", count(*) filter (where standing = 'entry')::int as entries,
    count(*) filter (where standing = 'exit')::int as exits
  from scans where event_id = $1 and standing in ('entry', 'exit') group by 1 order by 1 desc limit $3`);
/** The last ones of so many seconds each, the oldest first. */
export const countArrivals = async (
  db: Reader<Tables>,
  { eventId, everySeconds, limit }: { readonly eventId: string; readonly everySeconds: number; readonly limit: number },
): Promise<Stretch[]> => (await arrivalsStatement(db, [eventId, everySeconds, limit])).toReversed();

const spanStatement = statement<{ seconds: number | null }>(`
  select extract(epoch from max(at) - min(at))::float8 as seconds from scans where event_id = $1 and standing in ('entry', 'exit')`);
/** From the first passage to the last. */
export const findSpan = async (db: Reader<Tables>, eventId: string): Promise<number> =>
  (await spanStatement(db, [eventId]))[0]?.seconds ?? 0;
