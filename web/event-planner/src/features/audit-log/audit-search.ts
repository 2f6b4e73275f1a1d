import { AuditedService, type AuditFilters } from '@event-planner/contracts/audit';
import { Day } from '@event-planner/contracts/http';
import { z } from 'zod';

/** What one looks for in the log; what an address says that is none of it is passed over. */
export const AuditSearch = z.object({
  service: AuditedService.optional().catch(undefined),
  action: z.string().max(80).optional().catch(undefined),
  by: z.uuid().optional().catch(undefined),
  of: z.string().max(80).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** An organizer's part of the log, or what one person did. */
export type Whose = { readonly organizerId: string } | { readonly by: string };

/** Whole days of the reader's: through the end of the last one. */
export function filtersOf({ from, to, ...rest }: AuditSearch, whose: Whose | undefined): AuditFilters {
  const named = Object.fromEntries(Object.entries({ ...rest, ...whose }).filter(([, value]) => value !== undefined));
  return {
    ...named,
    ...(from !== undefined && { since: new Date(`${from}T00:00`).toISOString() }),
    ...(to !== undefined && { until: dayAfter(to).toISOString() }),
  };
}

function dayAfter(day: string): Date {
  const moment = new Date(`${day}T00:00`);
  moment.setDate(moment.getDate() + 1);
  return moment;
}
