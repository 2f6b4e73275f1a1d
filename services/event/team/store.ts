import type { MemberRole } from '@event-planner/contracts/member-role';
import type { Insertable, Reader, Selectable, Transaction } from '@event-planner/platform/database';
import type { InvitationsTable, MembersTable, Tables } from '../tables.ts';

type Read = Reader<Tables>;
type Tx = Transaction<Tables>;

export interface Membership {
  readonly organizerId: string;
  readonly userId: string;
}

export const findRole = async (query: Read, { organizerId, userId }: Membership): Promise<MemberRole | undefined> =>
  (await query.selectFrom('members').select('role').where('organizerId', '=', organizerId).where('userId', '=', userId).executeTakeFirst())
    ?.role;

/** Its name; undefined when there is no such organizer. Whoever changes a team holds this, so that two cannot dismiss each other. */
export const lockOrganizer = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.selectFrom('organizers').select('name').where('id', '=', id).forUpdate().executeTakeFirst())?.name;

export const organizerExists = async (query: Read, id: string): Promise<boolean> =>
  (await query.selectFrom('organizers').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const listMembers = (query: Read, organizerId: string): Promise<Selectable<MembersTable>[]> =>
  query.selectFrom('members').selectAll().where('organizerId', '=', organizerId).orderBy('since').orderBy('userId').execute();

export const listOwners = async (query: Read, organizerId: string): Promise<string[]> =>
  (await query.selectFrom('members').select('userId').where('organizerId', '=', organizerId).where('role', '=', 'owner').execute()).map(
    ({ userId }) => userId,
  );

export const insertMember = (tx: Tx, member: Insertable<MembersTable>): Promise<unknown> =>
  tx
    .insertInto('members')
    .values(member)
    .onConflict(conflict => conflict.columns(['organizerId', 'userId']).doNothing())
    .execute();

export const setRole = (tx: Tx, { organizerId, userId, role }: Membership & { readonly role: MemberRole }): Promise<unknown> =>
  tx.updateTable('members').set({ role }).where('organizerId', '=', organizerId).where('userId', '=', userId).execute();

export const removeMember = (tx: Tx, { organizerId, userId }: Membership): Promise<unknown> =>
  tx.deleteFrom('members').where('organizerId', '=', organizerId).where('userId', '=', userId).execute();

export const listInvitations = (query: Read, organizerId: string): Promise<Selectable<InvitationsTable>[]> =>
  query.selectFrom('invitations').selectAll().where('organizerId', '=', organizerId).orderBy('invitedAt').orderBy('id').execute();

export const findInvitedRole = async (
  query: Read,
  { organizerId, id }: { readonly organizerId: string; readonly id: string },
): Promise<MemberRole | undefined> =>
  (await query.selectFrom('invitations').select('role').where('id', '=', id).where('organizerId', '=', organizerId).executeTakeFirst())
    ?.role;

/** Those that were asked later than `after`. */
export const listInvitationsTo = (query: Read, { email, after }: { readonly email: string; readonly after: Date }) =>
  query
    .selectFrom('invitations')
    .innerJoin('organizers', 'organizers.id', 'invitations.organizerId')
    .selectAll('invitations')
    .select(['organizers.slug', 'organizers.name as organizerName'])
    .where('email', '=', email)
    .where('invitedAt', '>', after)
    .orderBy('invitedAt')
    .orderBy('invitations.id')
    .execute();

export const countInvitations = async (tx: Tx, organizerId: string): Promise<number> =>
  Number(
    (
      await tx
        .selectFrom('invitations')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('organizerId', '=', organizerId)
        .executeTakeFirstOrThrow()
    ).count,
  );

/** Asked no later than that: no longer good. */
export async function deleteExpiredInvitation(
  tx: Tx,
  { organizerId, email, by }: { readonly organizerId: string; readonly email: string; readonly by: Date },
): Promise<void> {
  await tx
    .deleteFrom('invitations')
    .where('organizerId', '=', organizerId)
    .where('email', '=', email)
    .where('invitedAt', '<=', by)
    .execute();
}

interface Mailed {
  readonly organizerId: string;
  readonly at: Date;
}

export async function noteMail(tx: Tx, { organizerId, at }: Mailed): Promise<void> {
  await tx.insertInto('invitationMails').values({ organizerId, sentAt: at }).execute();
}

/** Forgets those from before. */
export async function countMailsSince(tx: Tx, { organizerId, at }: Mailed): Promise<number> {
  await tx.deleteFrom('invitationMails').where('organizerId', '=', organizerId).where('sentAt', '<=', at).execute();
  const mails = tx.selectFrom('invitationMails').where('organizerId', '=', organizerId);
  return Number((await mails.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
}

/** False when that address is invited already. */
export async function insertInvitation(tx: Tx, invitation: Insertable<InvitationsTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('invitations')
    .values(invitation)
    .onConflict(conflict => conflict.columns(['organizerId', 'email']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes it out, so that of two who answer it at once one finds nothing. Undefined when it is not there. */
export const takeInvitation = (
  tx: Tx,
  { id, ...of }: { readonly id: string } & ({ readonly organizerId: string } | { readonly email: string }),
): Promise<Selectable<InvitationsTable> | undefined> => {
  const taken = tx.deleteFrom('invitations').where('id', '=', id).returningAll();
  return ('email' in of ? taken.where('email', '=', of.email) : taken.where('organizerId', '=', of.organizerId)).executeTakeFirst();
};

export async function renameMember(tx: Tx, userId: string, name: string): Promise<void> {
  await tx.updateTable('members').set({ name }).where('userId', '=', userId).execute();
}
