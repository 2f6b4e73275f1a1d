import { z } from 'zod';
import { Day, Id } from './http.ts';

/** Days in UTC, both included; a year at most. */
export const VisitQuery = z.strictObject({ from: Day, to: Day });
export type VisitQuery = z.infer<typeof VisitQuery>;

/** How often people opened pages. A day on which nobody did is not here. */
export const Visits = z.object({
  days: z.array(z.object({ day: Day, visits: z.int() })),
  total: z.int(),
});
export type Visits = z.infer<typeof Visits>;

/** The same for all events of an organizer, and for each. */
export const OrganizerVisits = Visits.extend({ events: z.array(z.object({ eventId: Id, visits: z.int() })) });
export type OrganizerVisits = z.infer<typeof OrganizerVisits>;
