import type { AuditFilters } from '@event-planner/contracts/audit';
import { type Reader, sql } from '@event-planner/platform/database';
import type { Place } from '@event-planner/platform/paging';
import type { EntryRow, Tables } from '../tables.ts';

export interface Page {
  readonly after: Place | undefined;
  readonly limit: number;
}

/** By the index of whatever narrows it down, so that no page costs more than another. */
export function listEntries(read: Reader<Tables>, filters: AuditFilters, { after, limit }: Page): Promise<EntryRow[]> {
  const { organizerId, by, service, action, of, since, until } = filters;
  let query = read.selectFrom('entries').selectAll();
  if (organizerId !== undefined) query = query.where('organizerId', '=', organizerId);
  if (by !== undefined) query = query.where('actorId', '=', by);
  if (service !== undefined) query = query.where('service', '=', service);
  if (action !== undefined) query = query.where('action', '=', action);
  if (of !== undefined) query = query.where('objectId', '=', of);
  if (since !== undefined) query = query.where('at', '>=', new Date(since));
  if (until !== undefined) query = query.where('at', '<', new Date(until));
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id}::uuid)`);
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
