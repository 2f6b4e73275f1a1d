import type { User } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { idOf } from './ids.ts';
import { organizerId } from './organizers.ts';

/** The one password of all demo accounts. */
export const demoPassword = 'correct-horse-battery';

export interface Account extends User {
  readonly password: string;
  /** The organizer it works for. */
  readonly organizerId: string | null;
  /** What it is there. */
  readonly memberRole?: MemberRole;
}

const account = (email: string, name: string, rest: Pick<Account, 'roles' | 'organizerId' | 'memberRole'>): Account => ({
  id: idOf(`account ${email}`),
  email,
  name,
  password: demoPassword,
  ...rest,
});

export const listAccounts = (): readonly Account[] => [
  account('ada@example.test', 'Ada Sommer', { roles: ['attendee'], organizerId: null }),
  account('grace@example.test', 'Grace Okonkwo', { roles: ['attendee'], organizerId: null }),
  account('organizer@example.test', 'Jonas Petersen', {
    roles: ['attendee', 'organizer'],
    organizerId: organizerId('nordwind-konzerte'),
    memberRole: 'owner',
  }),
  account('staff@example.test', 'Mirela Costa', {
    roles: ['attendee', 'staff'],
    organizerId: organizerId('nordwind-konzerte'),
    memberRole: 'viewer',
  }),
  account('door@example.test', 'Tarek Lindner', {
    roles: ['attendee'],
    organizerId: organizerId('nordwind-konzerte'),
    memberRole: 'check_in',
  }),
  account('admin@example.test', 'Robin Falk', { roles: ['attendee', 'admin'], organizerId: null }),
];
