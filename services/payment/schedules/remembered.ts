import type { StatementRunner } from '@event-planner/platform/database';
import type { ScheduleRow, Schedules } from '../schedule-tables.ts';
import { scheduleAt } from './rules.ts';
import type { ScheduleStore } from './store.ts';

export interface Remembered<Terms> extends Schedules<Terms> {
  forget(): void;
}

/** How long another process may sell by terms that have just been changed. Which they were is noted with every sale. */
const rememberMs = 30_000;
const mostOrganizers = 10_000;

interface Known<Terms> {
  readonly rows: readonly ScheduleRow<Terms>[];
  readonly until: number;
}

export function createRemembered<Terms>(
  { db, now }: { readonly db: { readonly query: StatementRunner }; readonly now: () => Date },
  store: ScheduleStore<Terms>,
): Remembered<Terms> {
  const known = new Map<string, Known<Terms>>();

  async function learn(organizerIds: readonly string[]): Promise<void> {
    const rows = await store.listOf(db.query, organizerIds);
    const until = now().getTime() + rememberMs;
    if (known.size > mostOrganizers) known.clear();
    for (const id of organizerIds)
      known.set(id, { rows: rows.filter(({ organizerId }) => organizerId === null || organizerId === id), until });
  }

  return {
    forget: () => known.clear(),
    async findAll(organizerIds, at) {
      const time = now().getTime();
      const stale = [...new Set(organizerIds)].filter(id => (known.get(id)?.until ?? 0) <= time);
      if (stale.length > 0) await learn(stale);
      return organizerIds.map(id => scheduleAt(known.get(id)?.rows ?? [], at));
    },
  };
}
