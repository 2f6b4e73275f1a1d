import type { MemberRole } from '@event-planner/contracts/member-role';

/** Who of a team may do what. */
export const policies = {
  /** See drafts, venues, sales and the team. */
  look: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  /** Change the organizer's page, its pictures, venues, seat maps, events and series. */
  plan: ['owner', 'manager'],
  /** Invite, dismiss and promote. */
  leadTeam: ['owner'],
} as const satisfies Record<string, readonly MemberRole[]>;

export type Act = keyof typeof policies;

export const may = (role: MemberRole, act: Act): boolean => (policies[act] as readonly MemberRole[]).includes(role);

/** Whether the team would be left without an owner when one of its members had that role, or none. */
export const isLastOwner = (owners: readonly string[], userId: string): boolean => owners.length === 1 && owners[0] === userId;
