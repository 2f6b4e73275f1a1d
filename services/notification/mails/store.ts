import { type Kysely, sql, statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow, MailRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const findMail = statement<{ id: string }>('select id from mails where kind = $1 and subject_id = $2');

export const isMailSent = async (tx: Tx, { kind, subjectId }: Pick<MailRow, 'kind' | 'subjectId'>): Promise<boolean> =>
  (await findMail(tx, [kind, subjectId])).length > 0;

const insertMailStatement = statement<{ id: string }>(`
  insert into mails (id, kind, subject_id, user_id, email, subject, sent_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (kind, subject_id) do nothing returning id`);

/** False when a mail of this kind was written about the same thing before. */
export const insertMail = async (tx: Tx, { id, kind, subjectId, userId, email, subject, sentAt }: MailRow): Promise<boolean> =>
  (await insertMailStatement(tx, [id, kind, subjectId, userId, email, subject, sentAt])).length > 0;

const saveBookingStatement = statement<unknown>(`
  insert into bookings (id, user_id, email, reference, event_title) values ($1, $2, $3, $4, $5)
  on conflict (id) do nothing`);

export const saveBooking = async (tx: Tx, { id, userId, email, reference, eventTitle }: BookingRow): Promise<void> =>
  void (await saveBookingStatement(tx, [id, userId, email, reference, eventTitle]));

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
