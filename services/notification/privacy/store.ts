import { sql, type Transaction } from '@event-planner/platform/database';
import { erasedName } from '@event-planner/contracts/privacy';
import { erasedEmail, type Person, type Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export async function listPersonalData(tx: Tx, { userId, email }: Person): Promise<Told> {
  const rows = async (query: ReturnType<typeof sql<object>>): Promise<readonly object[]> => (await query.execute(tx)).rows;
  return {
    mails: await rows(sql<object>`
      select kind, email, subject, sent_at from mails where user_id = ${userId} or (user_id is null and email = ${email}) order by sent_at`),
    mailsYouCaused: await rows(sql<object>`select kind, subject, sent_at from mails where caused_by = ${userId} order by sent_at`),
    language: await rows(sql<object>`select language, told_at from languages where user_id = ${userId}`),
    addressesOfOrders: await rows(
      sql<object>`select reference as "order", event_title, email from bookings where user_id = ${userId} order by reference`,
    ),
  };
}

/** The list of mails to them goes; of mails to others that said their name, the name, and the address of whoever has no order of their own. */
export async function erasePerson(tx: Tx, { userId, email }: Person): Promise<void> {
  await sql`delete from mails where user_id = ${userId} or (user_id is null and email = ${email})`.execute(tx);
  await sql`
    update mails m set subject = ${erasedName},
      email = case when user_id is not null or exists (select from bookings b where b.email = m.email and b.user_id <> ${userId}) then email else ${erasedEmail}::text end
    where caused_by = ${userId}`.execute(tx);
  await sql`delete from languages where user_id = ${userId}`.execute(tx);
  await sql`update bookings set email = '' where user_id = ${userId} or email = ${email}`.execute(tx);
}
