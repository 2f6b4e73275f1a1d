import { MemberRole } from '@event-planner/contracts/organizer';

export const roles = MemberRole.options;
