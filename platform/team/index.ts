import type { KeyScope } from '@event-planner/contracts/api-keys';
import { EventAccess } from '@event-planner/contracts/event';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { type Act, may } from '@event-planner/contracts/team-policies';
import type { z } from 'zod';
import { refuse } from '../errors/index.ts';
import type { Acting } from '../http/index.ts';

/** An event, or an organizer with all of its events, and who asks about it. */
export type Asking = { readonly by: Acting } & ({ readonly eventId: string } | { readonly organizerId: string });

/** How somebody stands to an organizer: as a member, as a key of its, or not at all. */
export type Standing = { readonly role: MemberRole } | { readonly scopes: readonly KeyScope[] } | undefined;

/** What a service needs for it: that its manifest declares the call of `event`, which knows the teams. */
interface Calls {
  call<Schema extends z.ZodType>(service: 'event', request: { readonly path: string; readonly response: Schema }): Promise<z.infer<Schema>>;
}

/** Asked each time: who has left the team may do nothing from then on. An admin is an owner everywhere, a key is its organizer's alone. */
async function find({ call }: Calls, asking: Asking): Promise<{ readonly organizerId: string; readonly standing: Standing }> {
  const { by } = asking;
  const place = 'eventId' in asking ? `/events/${asking.eventId}` : `/organizers/${asking.organizerId}`;
  const { organizerId, role } = await call('event', { path: `${place}/access/${by.sub}`, response: EventAccess });
  if (by.key) return { organizerId, standing: by.key.organizerId === organizerId ? { scopes: by.key.scopes } : undefined };
  const held = by.roles.includes('admin') ? 'owner' : role;
  return { organizerId, standing: held === null ? undefined : { role: held } };
}

/** Whether somebody of the organizer's team, or a key of its, may do this. */
export async function isAllowed(context: Calls, asking: Asking, act: Act): Promise<boolean> {
  const { standing } = await find(context, asking);
  return standing !== undefined && refusalOf(standing, act) === undefined;
}

/** Throws `not_a_member`, `role_forbids` or `scope_missing`, unless somebody of the organizer's team, or a key of its, may do this. Answers which organizer it is. */
export async function ensureAllowed(context: Calls, asking: Asking, act: Act): Promise<string> {
  const { organizerId, standing } = await find(context, asking);
  ensureStanding(standing, act);
  return organizerId;
}

/** The same for who knows already how somebody stands to the organizer. */
export function ensureStanding(standing: Standing, act: Act): void {
  if (standing === undefined) throw refuse('not_a_member', 'this is for members of the organizer only');
  const refusal = refusalOf(standing, act);
  if (refusal) throw refusal;
}

function refusalOf(standing: NonNullable<Standing>, act: Act): Error | undefined {
  if ('role' in standing) {
    const { role } = standing;
    return may(role, act) ? undefined : refuse('role_forbids', `the role ${role} does not allow this`, { role });
  }
  const isInScope = (standing.scopes as readonly Act[]).includes(act);
  return isInScope ? undefined : refuse('scope_missing', `this needs an API key with the scope ${act}`, { scope: act });
}
