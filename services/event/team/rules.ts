import { invitationDays } from '@event-planner/contracts/organizer';

/** Whether the team would be left without an owner when one of its members had that role, or none. */
export const isLastOwner = (owners: readonly string[], userId: string): boolean => owners.length === 1 && owners[0] === userId;

/** That wait for an answer or ran out, of one organizer: far more than a team has, far fewer than somebody sends who writes to strangers in its name. */
export const mostInvitations = 50;
export const mostMailsAnHour = 30;

const dayMs = 24 * 60 * 60 * 1000;
export const invitationEnds = (invitedAt: Date): Date => new Date(invitedAt.getTime() + invitationDays * dayMs);
/** Whoever was asked by then can no longer accept. */
export const lastExpired = (now: Date): Date => new Date(now.getTime() - invitationDays * dayMs);
