import type { AccessClaims } from '@event-planner/contracts/auth';
import { EventAccess } from '@event-planner/contracts/event';
import type { BookingContext } from './context.ts';
import { refuse } from './errors.ts';

export type Role = NonNullable<EventAccess['role']>;

/** An event, or an organizer with all of its events, and who asks about it. */
export type Asking = { readonly by: AccessClaims } & ({ readonly eventId: string } | { readonly organizerId: string });

/** Whether somebody is of the organizer's team. Asked each time: who has left it sees nothing from then on. */
export async function isMember({ call }: Pick<BookingContext, 'call'>, asking: Asking): Promise<boolean> {
  const place = 'eventId' in asking ? `/events/${asking.eventId}` : `/organizers/${asking.organizerId}`;
  const { role } = await call('event', { path: `${place}/access/${asking.by.sub}`, response: EventAccess });
  return role !== null || asking.by.roles.includes('admin');
}

/** Throws unless somebody looks who is of the organizer's team. */
export async function ensureMember(context: Pick<BookingContext, 'call'>, asking: Asking): Promise<void> {
  if (!(await isMember(context, asking))) throw refuse('not_a_member', 'only members of the organizer may see this');
}
