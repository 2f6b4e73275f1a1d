import type { AccessClaims } from '@event-planner/contracts/auth';
import { EventAccess } from '@event-planner/contracts/event';
import { type Act, may } from '@event-planner/contracts/team-policies';
import type { z } from 'zod';
import { refuse } from '../errors/index.ts';

/** An event, or an organizer with all of its events, and who asks about it. */
export type Asking = { readonly by: AccessClaims } & ({ readonly eventId: string } | { readonly organizerId: string });

/** What a service needs for it: that its manifest declares the call of `event`, which knows the teams. */
interface Calls {
  call<Schema extends z.ZodType>(service: 'event', request: { readonly path: string; readonly response: Schema }): Promise<z.infer<Schema>>;
}

/** Asked each time: who has left the team may do nothing from then on. An admin is an owner everywhere. */
async function findRole({ call }: Calls, asking: Asking): Promise<EventAccess> {
  const place = 'eventId' in asking ? `/events/${asking.eventId}` : `/organizers/${asking.organizerId}`;
  const access = await call('event', { path: `${place}/access/${asking.by.sub}`, response: EventAccess });
  return asking.by.roles.includes('admin') ? { ...access, role: 'owner' } : access;
}

/** Whether somebody of the organizer's team may do this. */
export async function isAllowed(context: Calls, asking: Asking, act: Act): Promise<boolean> {
  const { role } = await findRole(context, asking);
  return role !== null && may(role, act);
}

/** Throws `not_a_member`, or `role_forbids`, unless somebody of the organizer's team may do this. Answers which organizer it is. */
export async function ensureAllowed(context: Calls, asking: Asking, act: Act): Promise<string> {
  const { role, organizerId } = await findRole(context, asking);
  if (role === null) throw refuse('not_a_member', 'this is for members of the organizer only');
  if (!may(role, act)) throw refuse('role_forbids', `the role ${role} does not allow this`, { role });
  return organizerId;
}
