import { MemberRole } from '@event-planner/contracts/member-role';

export const roles = MemberRole.options;
