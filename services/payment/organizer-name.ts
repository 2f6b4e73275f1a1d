import { Line } from '@event-planner/contracts/http';
import { z } from 'zod';
import type { PaymentContext } from './context.ts';

const Named = z.object({ name: Line });

/** As visitors see it. Throws `not_found` without that organizer. */
export const getOrganizerName = async ({ call }: Pick<PaymentContext, 'call'>, organizerId: string): Promise<string> =>
  (await call('event', { path: `/organizers/${organizerId}`, response: Named })).name;
