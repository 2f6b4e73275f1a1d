import type { Policy } from './policy.ts';

/** Members and invitations. */
export const team = {
  seeTeam: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  /** Invite, dismiss and promote. */
  leadTeam: ['owner'],
} as const satisfies Policy;
