import { z } from 'zod';

/**
 * What each may do are the policies of the services: an owner everything, a manager all but the team, `box_office` sells and looks after orders,
 * `check_in` lets people in, a viewer looks.
 */
export const MemberRole = z.enum(['owner', 'manager', 'box_office', 'check_in', 'viewer']);
export type MemberRole = z.infer<typeof MemberRole>;
