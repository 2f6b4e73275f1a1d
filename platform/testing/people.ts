import type { AccessClaims } from '@event-planner/contracts/auth';
import { idOf } from '../ids/index.ts';

/** A made-up person with an id that is the same in every run. */
export const person = (name: string, roles: AccessClaims['roles'] = ['attendee']): AccessClaims => ({
  sub: idOf(`person:${name}`),
  name,
  email: `${name.toLowerCase()}@example.test`,
  roles,
});
