import type { AccessClaims } from '@event-planner/contracts/auth';
import { EventAccess } from '@event-planner/contracts/event';
import type { BookingContext } from './context.ts';
import { refuse } from './errors.ts';

export type Role = NonNullable<EventAccess['role']>;

/** An event, or an organizer with all of its events, and who asks about it. */
export type Asking = { readonly by: AccessClaims } & ({ readonly eventId: string } | { readonly organizerId: string });

/** Throws unless somebody looks who is of the organizer's team. Asked each time: who has left the team sees nothing from then on. */
export async function ensureMember({ call }: Pick<BookingContext, 'call'>, asking: Asking): Promise<void> {
  const place = 'eventId' in asking ? `/events/${asking.eventId}` : `/organizers/${asking.organizerId}`;
  const { role } = await call('event', { path: `${place}/access/${asking.by.sub}`, response: EventAccess });
  if (role === null && !asking.by.roles.includes('admin')) throw refuse('not_a_member', 'only members of the organizer may see this');
}
