import type { ScanVerdict } from '@event-planner/contracts/check-in';
import { type Reader, type Selectable, statement } from '@event-planner/platform/database';
import type { Tables, TicketsTable } from '../tables.ts';
import type { ScansTable } from '../door-tables.ts';

export interface RecordRow extends Pick<
  Selectable<ScansTable>,
  'nonce' | 'standing' | 'direction' | 'at' | 'receivedAt' | 'gateId' | 'device' | 'offline' | 'manual' | 'byName' | 'ticketId' | 'note'
> {
  readonly verdict: ScanVerdict;
  readonly ticketTypeName: string | null;
  readonly attendeeName: string | null;
  readonly place: string | null;
  readonly againstAt: Date | null;
  readonly againstGateId: string | null;
  readonly againstDevice: string | null;
}
const recordStatement = (where: string) =>
  statement<RecordRow>(`
  select s.nonce, s.standing, s.direction, s.at, s.received_at, s.gate_id, s.device, s.offline, s.manual, s.by_name, s.ticket_id, s.note, s.verdict,
    t.ticket_type_name, t.attendee_name, t.place, a.at as against_at, a.gate_id as against_gate_id, a.device as against_device
  from scans s left join tickets t on t.id = s.ticket_id left join scans a on a.event_id = s.event_id and a.nonce = s.against
  where s.event_id = $1 and (s.received_at, s.at, s.nonce) < ($2, $5, $3::uuid) ${where}
  order by s.received_at desc, s.at desc, s.nonce desc limit $4`);
const allStatement = recordStatement('');
const conflictsStatement = recordStatement(`and s.standing in ('double', 'stray', 'invalid')`);

export interface RecordPage {
  readonly eventId: string;
  readonly kind: 'all' | 'conflicts';
  readonly before: { readonly receivedAt: Date; readonly at: Date; readonly nonce: string };
  readonly limit: number;
}
/** The last that arrived first; of what a device sent together, the last it scanned. */
export const listRecords = (db: Reader<Tables>, { eventId, kind, before, limit }: RecordPage): Promise<RecordRow[]> =>
  (kind === 'all' ? allStatement : conflictsStatement)(db, [eventId, before.receivedAt, before.nonce, limit, before.at]);

export type FoundRow = Pick<Selectable<TicketsTable>, 'attendeeName' | 'ticketTypeName' | 'place' | 'state'> & {
  readonly ticketId: string;
  readonly reference: string;
  readonly blocked: boolean;
  readonly inside: boolean;
  readonly entries: number;
};
const searchStatement = statement<FoundRow>(`
  select t.id as ticket_id, b.reference, t.attendee_name, t.ticket_type_name, t.place, t.state, t.blocked_at is not null as blocked, coalesce(c.inside, false) as inside, coalesce(c.entries, 0) as entries
  from tickets t join bookings b on b.id = t.booking_id left join check_ins c on c.ticket_id = t.id
  where t.event_id = $1 and (searchable(t.attendee_name) like searchable($2) or searchable(b.attendee_name) like searchable($2) or b.reference ilike $3 or lower(b.email) = lower($4))
  order by t.state <> 'valid', t.attendee_name, b.reference, t.position limit $5`);
/** By a part of the name, the beginning of the reference, or the whole e-mail address: a part of one would tell of people one does not have before one. */
export const searchTickets = (
  db: Reader<Tables>,
  { eventId, text, limit }: { readonly eventId: string; readonly text: string; readonly limit: number },
): Promise<FoundRow[]> => {
  const literal = text.replaceAll(/[\\%_]/g, special => `\\${special}`);
  return searchStatement(db, [eventId, `%${literal}%`, `${literal}%`, text, limit]);
};
