import type { MemberRole } from '@event-planner/contracts/member-role';
import type { Act } from '@event-planner/contracts/team-policies';
import type { Reader } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { Acting } from '@event-planner/platform/http';
import { ensureStanding, type Standing } from '@event-planner/platform/team';
import type { Tables } from '../tables.ts';
import { findRole, organizerExists } from './store.ts';

type Read = Reader<Tables>;

export interface Question {
  readonly organizerId: string;
  readonly by: Acting;
}

/** Who may act for an organizer: its members as the policies say, its keys as their scopes say, and admins everywhere. */
export interface Team {
  /** What a member is, whatever else their token says; for other services. */
  roleOfUser: typeof findRole;
  /** Throws `not_found` without that organizer, `not_a_member`, `role_forbids` or `scope_missing`. */
  ensureMay(query: Read, question: Question & { readonly act: Act }): Promise<void>;
  /** The same for people alone; the role. */
  ensureMember(query: Read, question: Question & { readonly act: Act }): Promise<MemberRole>;
  /** The same of something of an organizer's that strangers do not even hear of: they get what `hidden` makes. */
  ensureMayQuietly(query: Read, question: Question & { readonly act: Act; readonly hidden: () => Error }): Promise<void>;
}

export const createMembership = (): Team => {
  /** An admin is as good as an owner. */
  async function standingOf(query: Read, { organizerId, by }: Question): Promise<Standing> {
    if (by.key) return by.key.organizerId === organizerId ? { scopes: by.key.scopes } : undefined;
    const role = by.roles.includes('admin') ? 'owner' : await findRole(query, { organizerId, userId: by.sub });
    return role && { role };
  }

  const ensureMayQuietly: Team['ensureMayQuietly'] = async (query, { act, hidden, ...question }) => {
    const standing = await standingOf(query, question);
    if (standing === undefined) throw hidden();
    ensureStanding(standing, act);
  };

  const ensureMay: Team['ensureMay'] = async (query, question) => {
    if (!(await organizerExists(query, question.organizerId))) throw refuse('not_found', `there is no organizer ${question.organizerId}`);
    await ensureMayQuietly(query, { ...question, hidden: () => refuse('not_a_member', 'only members of this organizer may do this') });
  };

  return {
    roleOfUser: findRole,
    ensureMayQuietly,
    ensureMay,
    async ensureMember(query, question) {
      await ensureMay(query, question);
      const standing = await standingOf(query, question);
      if (!standing || !('role' in standing))
        throw refuse('key_not_accepted', 'no API key may do this: it takes a person who is signed in');
      return standing.role;
    },
  };
};
