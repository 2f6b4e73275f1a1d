import type { Reader, Selectable, Transaction } from '@event-planner/platform/database';
import { sql } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { OrderChangesTable, Tables } from '../tables.ts';

export type ChangeRow = Selectable<OrderChangesTable>;

export const listChanges = (read: Reader<Tables>, bookingId: string): Promise<ChangeRow[]> =>
  read.selectFrom('orderChanges').selectAll().where('bookingId', '=', bookingId).orderBy('at').orderBy('id').limit(500).execute();

export const insertChanges = (tx: Transaction<Tables>, rows: readonly ChangeRow[]): Promise<unknown> =>
  tx
    .insertInto('orderChanges')
    .values([...rows])
    .execute();

/** Somebody of the team confirmed it, to be paid on an invoice. */
export const rememberOnInvoice = (
  tx: Transaction<Tables>,
  { bookingId, by, at }: { readonly bookingId: string; readonly by: { readonly sub: string; readonly name: string }; readonly at: Date },
): Promise<unknown> =>
  insertChanges(tx, [
    { id: newId(at.getTime()), bookingId, at, kind: 'on_invoice', byId: by.sub, byName: by.name, before: null, after: null, about: null },
  ]);

export const countSince = async (
  tx: Transaction<Tables>,
  { bookingId, kind, since }: { readonly bookingId: string; readonly kind: ChangeRow['kind']; readonly since: Date },
): Promise<number> =>
  (
    await tx
      .selectFrom('orderChanges')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('bookingId', '=', bookingId)
      .where('kind', '=', kind)
      .where('at', '>=', since)
      .executeTakeFirstOrThrow()
  ).count;

export interface LockedOrder {
  readonly id: string;
  readonly eventId: string;
  readonly attendeeName: string;
  readonly email: string;
  readonly note: string | null;
}
/** Nothing of its places changes: the event's lock is not needed. */
export const lockOrder = (tx: Transaction<Tables>, id: string): Promise<LockedOrder | undefined> =>
  tx.selectFrom('bookings').select(['id', 'eventId', 'attendeeName', 'email', 'note']).where('id', '=', id).forUpdate().executeTakeFirst();

export const updateOrder = (
  tx: Transaction<Tables>,
  id: string,
  changes: Partial<Pick<LockedOrder, 'attendeeName' | 'email' | 'note'>>,
): Promise<unknown> => tx.updateTable('bookings').set(changes).where('id', '=', id).execute();

export const renameAttendee = (tx: Transaction<Tables>, ticketId: string, attendeeName: string): Promise<unknown> =>
  tx.updateTable('tickets').set({ attendeeName }).where('id', '=', ticketId).execute();

/** The answers name whom a ticket admits, too: orders are found by it. */
export const renameInAnswers = (
  tx: Transaction<Tables>,
  { bookingId, position, name }: { readonly bookingId: string; readonly position: number; readonly name: string },
): Promise<unknown> =>
  sql`update bookings set answers = jsonb_set(answers, array['attendees', ${String(position - 1)}, 'name'], to_jsonb(${name}::text), false)
    where id = ${bookingId} and answers is not null`.execute(tx);
