import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import type { Reader } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { Tables } from '../tables.ts';
import { type Act, may } from './rules.ts';
import { findRole, organizerExists } from './store.ts';

type Read = Reader<Tables>;

export interface Question {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

/** Who may act for an organizer: its members as `policies` says, and admins everywhere. */
export interface Team {
  /** An admin is as good as an owner. */
  roleOf(query: Read, question: Question): Promise<MemberRole | undefined>;
  /** What a member is, whatever else their token says; for other services. */
  roleOfUser: typeof findRole;
  /** Throws `not_found` without that organizer, `not_a_member` or `role_forbids`; the role otherwise. */
  ensureMay(query: Read, question: Question & { readonly act: Act }): Promise<MemberRole>;
  /** The same of something of an organizer's that strangers do not even hear of: they get what `hidden` makes. */
  ensureMayQuietly(query: Read, question: Question & { readonly act: Act; readonly hidden: () => Error }): Promise<MemberRole>;
}

export type { Act } from './rules.ts';

export const createMembership = (): Team => {
  const roleOf: Team['roleOf'] = async (query, { organizerId, by }) =>
    by.roles.includes('admin') ? 'owner' : findRole(query, { organizerId, userId: by.sub });

  const ensureMayQuietly: Team['ensureMayQuietly'] = async (query, { act, hidden, ...question }) => {
    const role = await roleOf(query, question);
    if (role === undefined) throw hidden();
    if (!may(role, act)) throw refuse('role_forbids', `the role ${role} does not allow this`, { role });
    return role;
  };

  return {
    roleOf,
    roleOfUser: findRole,
    ensureMayQuietly,
    async ensureMay(query, question) {
      if (!(await organizerExists(query, question.organizerId))) throw refuse('not_found', `there is no organizer ${question.organizerId}`);
      return ensureMayQuietly(query, { ...question, hidden: () => refuse('not_a_member', 'only members of this organizer may do this') });
    },
  };
};
