import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventState } from '@event-planner/contracts/event';
import type { PlannedEventPage, PlannedEventSummary } from '@event-planner/contracts/planning';
import type { z } from 'zod';
import { coverUrlOf } from '../pictures.ts';
import { searchable } from '@event-planner/contracts/searchable';
import { withoutControls } from '../texts.ts';
import { decodePlace, encodePlace } from './plan-cursor.ts';
import type { Desk } from './service.ts';
import { listPlans, type PlanRow } from './store.ts';

export interface PlanQuery {
  readonly state?: z.infer<typeof EventState> | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const wordsAtMost = 8;

export const createPlanList = ({ context: { db }, team }: Desk) => ({
  async list(
    { organizerId, by }: { readonly organizerId: string; readonly by: AccessClaims },
    { state, q = '', cursor, limit }: PlanQuery,
  ): Promise<z.infer<typeof PlannedEventPage>> {
    await team.ensureMay(db.query, { organizerId, by, act: 'seeEvents' });
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    // One more than asked for tells whether there is a next page.
    const rows = await listPlans({ query: db.query, wanted: { organizerId, state, words: patternsOf(q), after, limit: limit + 1 } });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toSummary),
      nextCursor: rows.length > limit && last ? encodePlace({ startsAt: last.startsAt?.toISOString() ?? null, id: last.id }) : null,
    };
  },
});

const toSummary = (row: PlanRow): z.infer<typeof PlannedEventSummary> => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  state: row.state,
  version: row.version,
  startsAt: row.startsAt?.toISOString() ?? null,
  timeZone: row.timeZone,
  venueName: row.venueName,
  seriesId: row.seriesId,
  coverUrl: coverUrlOf(row),
  visits: row.visits,
});

const patternsOf = (q: string): readonly string[] =>
  searchable(withoutControls(q))
    .split(' ')
    .filter(word => word !== '')
    .slice(0, wordsAtMost)
    .map(word => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
