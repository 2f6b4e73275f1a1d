import type { DoorPlan, ScanVerdict } from '@event-planner/contracts/check-in';
import { type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables, TicketsTable } from '../tables.ts';
import type { CheckInsTable, ScansTable } from '../door-tables.ts';

export type LockedTicket = Pick<
  Selectable<TicketsTable>,
  'id' | 'ticketTypeId' | 'ticketTypeName' | 'attendeeName' | 'seat' | 'place' | 'state' | 'blockedAt'
>;
export type PresenceRow = Selectable<CheckInsTable>;
export type ScanRow = Selectable<ScansTable>;

const lockStatement = statement<LockedTicket>(`
  with asked as materialized (select id::uuid from jsonb_array_elements_text($2::jsonb) as id order by 1)
  select t.id, t.ticket_type_id, t.ticket_type_name, t.attendee_name, t.seat, t.place, t.state, t.blocked_at
  from asked, lateral (select * from tickets where id = asked.id and event_id = $1 for no key update) t`);
/** In the order of their ids, after every other lock: whoever ends them waits, and so does another scan of them. */
export const lockTickets = (tx: Transaction<Tables>, eventId: string, ids: readonly string[]): Promise<LockedTicket[]> =>
  lockStatement(tx, [eventId, JSON.stringify(ids)]);

/** What a ticket's presence is made of. Times inside JSON arrive as text. */
export interface Passage {
  readonly ticketId: string;
  readonly nonce: string;
  readonly direction: 'in' | 'out' | 'undo';
  readonly undoes: string | null;
  readonly at: string;
  readonly gateId: string;
  readonly device: string;
  readonly reentry: boolean;
  readonly standing: ScanRow['standing'];
  readonly against: string | null;
}
export interface Known {
  readonly nonce: string;
  readonly verdict: ScanVerdict;
  readonly passed: boolean;
  readonly ticketId: string | null;
}
export interface Seen {
  readonly plan: DoorPlan | null;
  /** Versions of the presences that are written down, by ticket. */
  readonly versions: Readonly<Record<string, number>>;
  readonly known: readonly Known[];
  readonly passages: readonly Passage[];
}
const seeStatement = statement<Seen>(`
  select (select plan from door_plans where event_id = $1) as plan,
    coalesce((select json_object_agg(ticket_id, version) from check_ins where ticket_id = any($2::uuid[])), '{}') as versions,
    coalesce((select json_agg(json_build_object('nonce', nonce, 'verdict', verdict, 'passed', passed, 'ticketId', ticket_id))
      from scans where event_id = $1 and nonce = any($3::uuid[])), '[]') as known,
    coalesce((select json_agg(json_build_object('ticketId', ticket_id, 'nonce', nonce, 'direction', direction, 'undoes', undoes, 'at', at, 'gateId', gate_id,
      'device', device, 'reentry', reentry, 'standing', standing, 'against', against))
      from scans where ticket_id = any($2::uuid[]) and (passed or direction = 'undo')), '[]') as passages`);
/** After the tickets are locked, in a statement of its own: one that waits for a lock sees everything else as it was before. */
export async function see(
  tx: Transaction<Tables>,
  wanted: {
    readonly eventId: string;
    readonly ticketIds: readonly string[];
    readonly nonces: readonly string[];
  },
): Promise<Seen> {
  const [seen] = await seeStatement(tx, [wanted.eventId, wanted.ticketIds, wanted.nonces]);
  return seen as Seen;
}

/** How a scan that is there already stands now. */
export interface Restanding {
  readonly nonce: string;
  readonly standing: ScanRow['standing'];
  readonly against: string | null;
  /** Somebody went through after all, at that time. */
  readonly passedAt: Date | null;
}
export interface Writing {
  readonly eventId: string;
  readonly scans: readonly ScanRow[];
  readonly restandings: readonly Restanding[];
  /** `version` is one more than that which was seen. */
  readonly presences: readonly PresenceRow[];
}
const writeStatement = statement<{ scans: number; presences: number }>(`
  with written as (
    insert into scans (event_id, nonce, ticket_id, direction, undoes, note, gate_id, device_id, device, offline, manual, by_id, by_name, told_at, at, received_at, verdict, passed, reentry, standing, against)
    select $1, nonce, "ticketId", direction, undoes, note, "gateId", "deviceId", device, offline, manual, "byId", "byName", "toldAt", at, "receivedAt", verdict, passed, reentry, standing, against
    from jsonb_to_recordset($2::jsonb) as s(nonce uuid, "ticketId" uuid, direction text, undoes uuid, note text, "gateId" uuid, "deviceId" uuid, device text, offline boolean,
      manual boolean, "byId" uuid, "byName" text, "toldAt" timestamptz, at timestamptz, "receivedAt" timestamptz, verdict jsonb, passed boolean, reentry boolean, standing text, against uuid)
    on conflict do nothing returning 1
  ), restood as (
    update scans set standing = r.standing, against = r.against, passed = scans.passed or r."passedAt" is not null, at = coalesce(r."passedAt", scans.at)
    from jsonb_to_recordset($3::jsonb) as r(nonce uuid, standing text, against uuid, "passedAt" timestamptz)
    where scans.event_id = $1 and scans.nonce = r.nonce
  ), present as (
    insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries, entered_at, gate_id, device, last_at)
    select "ticketId", $1, "ticketTypeId", version, inside, entries, "enteredAt", "gateId", device, "lastAt"
    from jsonb_to_recordset($4::jsonb) as p("ticketId" uuid, "ticketTypeId" uuid, version int, inside boolean, entries int, "enteredAt" timestamptz, "gateId" uuid,
      device text, "lastAt" timestamptz)
    order by "ticketId"
    on conflict (ticket_id) do update set version = excluded.version, inside = excluded.inside, entries = excluded.entries, entered_at = excluded.entered_at,
      gate_id = excluded.gate_id, device = excluded.device, last_at = excluded.last_at, changed = pg_current_xact_id()
      where check_ins.version = excluded.version - 1
    returning 1
  )
  select (select count(*) from written)::int as scans, (select count(*) from present)::int as presences`);
/** False when somebody decided by the same tickets or nonces at the same time: then nothing of it may stand. */
export async function write(tx: Transaction<Tables>, { eventId, scans, restandings, presences }: Writing): Promise<boolean> {
  const [written] = await writeStatement(tx, [eventId, JSON.stringify(scans), JSON.stringify(restandings), JSON.stringify(presences)]);
  return written?.scans === scans.length && written.presences === presences.length;
}
