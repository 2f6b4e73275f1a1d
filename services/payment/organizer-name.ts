import { OrganizerOwners } from '@event-planner/contracts/organizer';
import type { PaymentContext } from './context.ts';

/** As visitors see it. Throws `not_found` without that organizer. */
export const getOrganizerName = async ({ call }: Pick<PaymentContext, 'call'>, organizerId: string): Promise<string> =>
  (await call('event', { path: `/organizers/${organizerId}/owners`, response: OrganizerOwners })).name;
