import { mostObstacles, type Obstacle } from '@event-planner/contracts/privacy';
import { type Reader, sql, type Transaction } from '@event-planner/platform/database';
import { erasedName } from '@event-planner/contracts/privacy';
import { type Person, type Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export async function listPersonalData(tx: Tx, { userId, email }: Person): Promise<Told> {
  const rows = async (query: ReturnType<typeof sql<object>>): Promise<readonly object[]> => (await query.execute(tx)).rows;
  return {
    teams: await rows(sql<object>`
      select o.name as organizer, m.role, m.name, m.email, m.since from members m join organizers o on o.id = m.organizer_id where m.user_id = ${userId} order by m.since`),
    invitations: await rows(sql<object>`
      select o.name as organizer, i.role, i.invited_by, i.invited_at from invitations i join organizers o on o.id = i.organizer_id where i.email = ${email} order by i.invited_at`),
    invitationsYouSent: await rows(sql<object>`
      select o.name as organizer, i.email, i.role, i.invited_at from invitations i join organizers o on o.id = i.organizer_id where i.invited_by_id = ${userId} order by i.invited_at`),
    picturesYouUploaded: await rows(sql<object>`
      select o.name as organizer, p.width, p.height, p.uploaded_at from pictures p join organizers o on o.id = p.organizer_id where p.uploaded_by = ${userId} order by p.uploaded_at`),
  };
}

/** What an organizer says of itself, its address included, is the organizer's. */
export async function erasePerson(tx: Tx, { userId, email }: Person): Promise<void> {
  await tx.deleteFrom('members').where('userId', '=', userId).execute();
  await tx.deleteFrom('invitations').where('email', '=', email).execute();
  await tx.updateTable('invitations').set({ invitedBy: erasedName }).where('invitedById', '=', userId).execute();
}

export async function listObstacles(db: Reader<Tables>, userId: string): Promise<Obstacle[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string }>`
    select o.id, o.slug, o.name from members m join organizers o on o.id = m.organizer_id
    where m.user_id = ${userId} and m.role = 'owner'
      and not exists (select from members other where other.organizer_id = o.id and other.role = 'owner' and other.user_id <> m.user_id)
    order by o.name limit ${mostObstacles}`.execute(db);
  return rows.map(({ id, slug, name }) => ({ kind: 'last_owner', organizerId: id, slug, name }));
}
