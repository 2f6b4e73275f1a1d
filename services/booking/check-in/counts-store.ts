import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface TypeCount {
  readonly ticketTypeId: string;
  readonly name: string;
  readonly expected: number;
  readonly admitted: number;
  readonly inside: number;
}
// Each side is counted by itself, the tickets within their index: this is asked every second while people come in.
const typesStatement = statement<TypeCount>(`
  select t.ticket_type_id, coalesce(type.name, '') as name, t.expected, coalesce(c.admitted, 0) as admitted, coalesce(c.inside, 0) as inside
  from (
    select ticket_type_id, count(*) filter (where state = 'valid')::int as expected from tickets where event_id = $1 group by ticket_type_id
  ) as t
  left join (
    select ticket_type_id, count(*) filter (where entries > 0)::int as admitted, count(*) filter (where inside)::int as inside
    from check_ins where event_id = $1 group by ticket_type_id
  ) as c using (ticket_type_id)
  left join ticket_types type on type.id = t.ticket_type_id
  order by name, t.ticket_type_id`);
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
  select date_bin(make_interval(secs => $2), at, to_timestamp(0)) as "from", count(*) filter (where standing = 'entry')::int as entries,
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
