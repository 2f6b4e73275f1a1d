import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { memberInvited } from '@event-planner/contracts/messages';
import { type Invitation, invitationDays, type ReceivedInvitation, type Team as TeamView } from '@event-planner/contracts/organizer';
import type { Selectable, Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvitationsTable, Tables } from '../tables.ts';
import type { EnsureConfirmed } from './confirmed.ts';
import type { Team } from './membership.ts';
import { invitationEnds, isLastOwner, lastExpired, mostInvitations, mostMailsAnHour } from './rules.ts';
import {
  countInvitations,
  countMailsSince,
  deleteExpiredInvitation,
  findInvitedRole,
  findRole,
  insertInvitation,
  insertMember,
  listInvitations,
  listInvitationsTo,
  listMembers,
  listOwners,
  lockOrganizer,
  noteMail,
  removeMember,
  setRole,
  takeInvitation,
} from './store.ts';

export interface TeamDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'publish' | 'audit'>;
  readonly team: Team;
  readonly ensureConfirmed: EnsureConfirmed;
}

export type Teams = ReturnType<typeof createTeams>;

type Tx = Transaction<Tables>;
interface Of {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

interface Asked {
  readonly email: string;
  readonly role: MemberRole;
}

/** Writes an invitation down and has it mailed; whoever calls holds the organizer. */
const createSending =
  ({ now, publish, audit }: TeamDependencies['context']) =>
  async (tx: Tx, { organizerId, by, organizerName, email, role }: Of & Asked & { readonly organizerName: string }) => {
    const mails = await countMailsSince(tx, { organizerId, at: new Date(now().getTime() - hourMs) });
    if (mails >= mostMailsAnHour)
      throw refuse('invitations_too_fast', `${mails} invitations were mailed within an hour, which is the most: try again in an hour`);
    const waiting = await countInvitations(tx, organizerId);
    if (waiting >= mostInvitations)
      throw refuse('too_many_invitations', `${waiting} invitations wait for an answer, which is the most: take one back first`);
    const invitation = { id: newId(), organizerId, email, role, invitedBy: by.name, invitedById: by.sub, invitedAt: now() };
    await deleteExpiredInvitation(tx, { organizerId, email, by: lastExpired(now()) });
    if (!(await insertInvitation(tx, invitation)))
      throw refuse('already_invited', `${email} is invited already: send that invitation once more, or take it back to make another`);
    await noteMail(tx, { organizerId, at: now() });
    const { id: invitationId, invitedBy } = invitation;
    const of = { kind: 'invitation', id: invitationId };
    await audit(tx, { by: actorOf(by), action: 'member.invited', of, organizerId, after: { email, role } });
    await publish(tx, memberInvited, { invitationId, organizerId, organizerName, email, role, invitedBy, invitedById: by.sub });
    return toInvitation(invitation);
  };

const hourMs = 60 * 60 * 1000;

export const createTeams = ({ context, team, ensureConfirmed }: TeamDependencies) => {
  const { db, now, audit } = context;
  const send = createSending(context);
  /** Whoever is an owner may do everything: who makes one, or takes that from one, shows anew who they are. */
  const ensureConfirmedOver = async ({ organizerId, userId, by }: Of & { readonly userId: string }, role?: MemberRole): Promise<void> => {
    if (role === 'owner' || (await findRole(db.query, { organizerId, userId })) === 'owner') await ensureConfirmed(by);
  };
  return {
    async getTeam(of: Of): Promise<TeamView> {
      await team.ensureMay(db.query, { ...of, act: 'seeTeam' });
      const [members, invitations] = await Promise.all([listMembers(db.query, of.organizerId), listInvitations(db.query, of.organizerId)]);
      return {
        members: members.map(({ userId, name, email, role, since }) => ({ userId, name, email, role, since: since.toISOString() })),
        invitations: invitations.map(toInvitation),
      };
    },

    async invite({ organizerId, by, email, role }: Of & Asked): Promise<z.infer<typeof Invitation>> {
      await team.ensureMay(db.query, { organizerId, by, act: 'leadTeam' });
      if (role === 'owner') await ensureConfirmed(by);
      return db.transaction(async tx => {
        const organizerName = await lockTeam(tx, { organizerId, by });
        await team.ensureMay(tx, { organizerId, by, act: 'leadTeam' });
        const members = await listMembers(tx, organizerId);
        if (members.some(member => member.email === email)) throw refuse('already_member', `${email} is a member already`);
        return send(tx, { organizerId, by, organizerName, email, role });
      });
    },

    /** As a new one, good from now on. */
    async resend(of: Of & { readonly invitationId: string }): Promise<z.infer<typeof Invitation>> {
      const { organizerId, by, invitationId } = of;
      await team.ensureMay(db.query, { organizerId, by, act: 'leadTeam' });
      if ((await findInvitedRole(db.query, { organizerId, id: invitationId })) === 'owner') await ensureConfirmed(by);
      return db.transaction(async tx => {
        const organizerName = await lockTeam(tx, of);
        await team.ensureMay(tx, { organizerId, by, act: 'leadTeam' });
        const taken = await takeInvitation(tx, { id: invitationId, organizerId });
        if (!taken) throw noInvitation(invitationId);
        return send(tx, { organizerId, by, organizerName, email: taken.email, role: taken.role });
      });
    },

    withdraw: (of: Of & { readonly invitationId: string }): Promise<void> =>
      db.transaction(async tx => {
        await team.ensureMay(tx, { ...of, act: 'leadTeam' });
        const taken = await takeInvitation(tx, { id: of.invitationId, organizerId: of.organizerId });
        if (!taken) throw noInvitation(of.invitationId);
        const { email, role } = taken;
        await audit(tx, {
          by: actorOf(of.by),
          action: 'invitation.withdrawn',
          of: { kind: 'invitation', id: of.invitationId },
          organizerId: of.organizerId,
          before: { email, role },
        });
      }),

    async changeRole(of: Of & { readonly userId: string; readonly role: MemberRole }): Promise<void> {
      await team.ensureMay(db.query, { ...of, act: 'leadTeam' });
      await ensureConfirmedOver(of, of.role);
      await db.transaction(async tx => {
        await lockTeam(tx, of);
        await team.ensureMay(tx, { ...of, act: 'leadTeam' });
        const before = await getRole(tx, of);
        if (of.role !== 'owner') await ensureOwnerRemains(tx, of);
        await setRole(tx, of);
        if (before !== of.role)
          await audit(tx, { ...ofMember(of), action: 'member.role_changed', before: { role: before }, after: { role: of.role } });
      });
    },

    /** Everybody may leave by themselves; others are dismissed by an owner. */
    async remove(of: Of & { readonly userId: string }): Promise<void> {
      const act = of.userId === of.by.sub ? 'seeTeam' : 'leadTeam';
      await team.ensureMay(db.query, { ...of, act });
      await ensureConfirmedOver(of);
      await db.transaction(async tx => {
        await lockTeam(tx, of);
        await team.ensureMay(tx, { ...of, act });
        const role = await getRole(tx, of);
        await ensureOwnerRemains(tx, of);
        await removeMember(tx, of);
        await audit(tx, { ...ofMember(of), action: of.userId === of.by.sub ? 'member.left' : 'member.removed', before: { role } });
      });
    },

    async listReceived({ email }: AccessClaims): Promise<z.infer<typeof ReceivedInvitation>[]> {
      const rows = await listInvitationsTo(db.query, { email, after: lastExpired(now()) });
      return rows.map(row => ({
        ...toInvitation(row),
        organizer: { id: row.organizerId, slug: row.slug, name: row.organizerName },
      }));
    },

    /** Whoever holds the address is the one who was asked: a token names none that its owner has not proven to have. */
    accept: (id: string, by: AccessClaims): Promise<{ readonly organizerId: string; readonly role: MemberRole }> =>
      db.transaction(async tx => {
        const taken = await takeInvitation(tx, { id, email: by.email });
        if (!taken) throw noInvitation(id);
        const { organizerId, role, invitedBy, invitedAt } = taken;
        if (invitedAt <= lastExpired(now()))
          throw refuse('invitation_expired', `the invitation was good for ${invitationDays} days: ask ${invitedBy} to send it once more`);
        await insertMember(tx, { organizerId, userId: by.sub, role, name: by.name, email: by.email, since: now() });
        // One who is a member already stays what they are.
        const is = (await findRole(tx, { organizerId, userId: by.sub })) ?? role;
        await audit(tx, { ...ofMember({ organizerId, userId: by.sub, by }), action: 'member.joined', after: { role: is } });
        return { organizerId, role: is };
      }),

    decline: (id: string, by: AccessClaims): Promise<void> =>
      db.transaction(async tx => {
        const taken = await takeInvitation(tx, { id, email: by.email });
        if (!taken) throw noInvitation(id);
        const { organizerId, role } = taken;
        await audit(tx, { by: actorOf(by), action: 'invitation.declined', of: { kind: 'invitation', id }, organizerId, before: { role } });
      }),
  };
};

const noInvitation = (id: string) => refuseCommon('not_found', `there is no invitation ${id}`);

const toInvitation = ({ id, email, role, invitedBy, invitedAt }: Selectable<InvitationsTable>): z.infer<typeof Invitation> => ({
  id,
  email,
  role,
  invitedBy,
  invitedAt: invitedAt.toISOString(),
  expiresAt: invitationEnds(invitedAt).toISOString(),
});

async function lockTeam(tx: Tx, { organizerId }: Of): Promise<string> {
  const name = await lockOrganizer(tx, organizerId);
  if (name === undefined) throw refuseCommon('not_found', `there is no organizer ${organizerId}`);
  return name;
}

async function getRole(tx: Tx, { organizerId, userId }: { readonly organizerId: string; readonly userId: string }): Promise<MemberRole> {
  const role = await findRole(tx, { organizerId, userId });
  if (role === undefined) throw refuseCommon('not_found', `${userId} is no member`);
  return role;
}

const ofMember = ({ organizerId, userId, by }: Of & { readonly userId: string }) => ({
  by: actorOf(by),
  of: { kind: 'user', id: userId },
  organizerId,
});

async function ensureOwnerRemains(tx: Tx, { organizerId, userId }: { organizerId: string; userId: string }): Promise<void> {
  if (isLastOwner(await listOwners(tx, organizerId), userId))
    throw refuse('last_owner', 'this is the only owner: make somebody else one first');
}
