import { type Kysely, sql, type Transaction } from '@event-planner/platform/database';
import type { BookingRow, MailRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export async function isMailSent(tx: Tx, { kind, subjectId }: Pick<MailRow, 'kind' | 'subjectId'>): Promise<boolean> {
  return (
    (await tx.selectFrom('mails').select('id').where('kind', '=', kind).where('subjectId', '=', subjectId).executeTakeFirst()) !== undefined
  );
}

/** False when a mail of this kind was written about the same thing before. */
export async function insertMail(tx: Tx, mail: MailRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('mails')
    .values(mail)
    .onConflict(conflict => conflict.columns(['kind', 'subjectId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function saveBooking(tx: Tx, booking: BookingRow): Promise<void> {
  await tx
    .insertInto('bookings')
    .values(booking)
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}

export const findBooking = (tx: Tx, id: string): Promise<BookingRow | undefined> =>
  tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst();

export interface Reader {
  readonly userId: string;
  /** Proved to be theirs; mails to it from before they had an account are theirs, too. */
  readonly email: string;
}

export interface MailCursor {
  readonly sentAt: Date;
  readonly id: string;
}

/** Newest first. */
export function listMails(
  db: Kysely<Tables>,
  { userId, email }: Reader,
  { after, limit }: { readonly after: MailCursor | undefined; readonly limit: number },
): Promise<MailRow[]> {
  const own = db
    .selectFrom('mails')
    .selectAll()
    .where(eb => eb.or([eb('userId', '=', userId), eb.and([eb('userId', 'is', null), eb('email', '=', email)])]))
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return (after ? own.where(sql<boolean>`(sent_at, id) < (${after.sentAt}, ${after.id}::uuid)`) : own).execute();
}
