import { type Kysely, sql, statement, type Transaction } from '@event-planner/platform/database';
import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { Place } from '@event-planner/platform/paging';
import type { BookingRow, MailRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const lookStatement = statement<{ isSent: boolean; language: MailLanguage | null }>(`
  select exists (select from mails where kind = $1 and subject_id = $2) as is_sent, (select language from languages where user_id = $3) as language`);
/** Whether a mail of this kind was written about the same thing before, and what somebody's mails are written in. */
export const lookBefore = async (
  tx: Tx,
  { kind, subjectId, readerId }: Pick<MailRow, 'kind' | 'subjectId'> & { readonly readerId: string | null },
): Promise<{ readonly isSent: boolean; readonly language: MailLanguage | null }> =>
  (await lookStatement(tx, [kind, subjectId, readerId]))[0] ?? { isSent: false, language: null };

const setLanguageStatement = statement<unknown>(`
  insert into languages (user_id, language, told_at) values ($1, $2, $3)
  on conflict (user_id) do update set language = excluded.language, told_at = excluded.told_at`);
export const setLanguage = (db: Kysely<Tables>, { userId, language, toldAt }: Tables['languages']): Promise<unknown> =>
  setLanguageStatement(db, [userId, language, toldAt]);

const insertMailStatement = statement<{ id: string }>(`
  insert into mails (id, kind, subject_id, user_id, email, subject, sent_at, caused_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (kind, subject_id) do nothing returning id`);

/** False when a mail of this kind was written about the same thing before. */
export const insertMail = async (tx: Tx, { id, kind, subjectId, userId, email, subject, sentAt, causedBy }: MailRow): Promise<boolean> =>
  (await insertMailStatement(tx, [id, kind, subjectId, userId, email, subject, sentAt, causedBy])).length > 0;

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

/** Newest first. */
export function listMails(
  db: Kysely<Tables>,
  { userId, email }: Reader,
  { after, limit }: { readonly after: Place | undefined; readonly limit: number },
): Promise<MailRow[]> {
  const own = db
    .selectFrom('mails')
    .selectAll()
    .where(eb => eb.or([eb('userId', '=', userId), eb.and([eb('userId', 'is', null), eb('email', '=', email)])]))
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  return (after ? own.where(sql<boolean>`(sent_at, id) < (${after.at}, ${after.id}::uuid)`) : own).execute();
}
