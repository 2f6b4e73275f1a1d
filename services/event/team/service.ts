import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { memberInvited } from '@event-planner/contracts/messages';
import type { Invitation, ReceivedInvitation, Team as TeamView } from '@event-planner/contracts/organizer';
import type { Selectable, Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvitationsTable, Tables } from '../tables.ts';
import type { Team } from './membership.ts';
import { isLastOwner } from './rules.ts';
import {
  findRole,
  insertInvitation,
  insertMember,
  listInvitations,
  listInvitationsTo,
  listMembers,
  listOwners,
  lockOrganizer,
  removeMember,
  setRole,
  takeInvitation,
} from './store.ts';

export interface TeamDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'publish' | 'audit'>;
  readonly team: Team;
}

export type Teams = ReturnType<typeof createTeams>;

type Tx = Transaction<Tables>;
interface Of {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export const createTeams = ({ context: { db, now, publish, audit }, team }: TeamDependencies) => ({
  async getTeam(of: Of): Promise<TeamView> {
    await team.ensureMay(db.query, { ...of, act: 'seeTeam' });
    const [members, invitations] = await Promise.all([listMembers(db.query, of.organizerId), listInvitations(db.query, of.organizerId)]);
    return {
      members: members.map(({ userId, name, email, role, since }) => ({ userId, name, email, role, since: since.toISOString() })),
      invitations: invitations.map(toInvitation),
    };
  },

  invite: (of: Of & { readonly email: string; readonly role: MemberRole }): Promise<z.infer<typeof Invitation>> =>
    db.transaction(async tx => {
      const organizerName = await lockTeam(tx, of);
      const { organizerId, email, role, by } = of;
      await team.ensureMay(tx, { organizerId, by, act: 'leadTeam' });
      const members = await listMembers(tx, organizerId);
      if (members.some(member => member.email === email)) throw refuse('already_member', `${email} is a member already`);
      const invitation = { id: newId(), organizerId, email, role, invitedBy: by.name, invitedById: by.sub, invitedAt: now() };
      if (!(await insertInvitation(tx, invitation)))
        throw refuse('already_invited', `${email} is invited already: withdraw that invitation to make another`);
      const { id: invitationId, invitedBy } = invitation;
      await audit(tx, {
        by: actorOf(by),
        action: 'member.invited',
        of: { kind: 'invitation', id: invitationId },
        organizerId,
        after: { email, role },
      });
      await publish(tx, memberInvited, { invitationId, organizerId, organizerName, email, role, invitedBy, invitedById: by.sub });
      return toInvitation(invitation);
    }),

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

  changeRole: (of: Of & { readonly userId: string; readonly role: MemberRole }): Promise<void> =>
    db.transaction(async tx => {
      await lockTeam(tx, of);
      await team.ensureMay(tx, { ...of, act: 'leadTeam' });
      const before = await getRole(tx, of);
      if (of.role !== 'owner') await ensureOwnerRemains(tx, of);
      await setRole(tx, of);
      if (before !== of.role)
        await audit(tx, { ...ofMember(of), action: 'member.role_changed', before: { role: before }, after: { role: of.role } });
    }),

  /** Everybody may leave by themselves; others are dismissed by an owner. */
  remove: (of: Of & { readonly userId: string }): Promise<void> =>
    db.transaction(async tx => {
      await lockTeam(tx, of);
      await team.ensureMay(tx, { ...of, act: of.userId === of.by.sub ? 'seeTeam' : 'leadTeam' });
      const role = await getRole(tx, of);
      await ensureOwnerRemains(tx, of);
      await removeMember(tx, of);
      await audit(tx, { ...ofMember(of), action: of.userId === of.by.sub ? 'member.left' : 'member.removed', before: { role } });
    }),

  async listReceived({ email }: AccessClaims): Promise<z.infer<typeof ReceivedInvitation>[]> {
    const rows = await listInvitationsTo(db.query, email);
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
      const { organizerId, role } = taken;
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
});

const noInvitation = (id: string) => refuseCommon('not_found', `there is no invitation ${id}`);

const toInvitation = ({ id, email, role, invitedBy, invitedAt }: Selectable<InvitationsTable>): z.infer<typeof Invitation> => ({
  id,
  email,
  role,
  invitedBy,
  invitedAt: invitedAt.toISOString(),
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
