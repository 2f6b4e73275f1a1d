import { type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { EventsTable, Tables } from '../tables.ts';
import { transitions } from './rules.ts';

type Tx = Transaction<Tables>;
export type Changed = Pick<Selectable<EventsTable>, 'id' | 'slug' | 'version'>;

const nextVersion = sql<number>`version + 1`;

/** `at` becomes when it was published, unless it was before. */
export const setState = (tx: Tx, { id, state, at }: Pick<EventsTable, 'id' | 'state'> & { readonly at: Date }): Promise<Changed> =>
  tx
    .updateTable('events')
    .set({ state, version: nextVersion, ...(state === 'published' && { publishedAt: sql<Date>`coalesce(published_at, ${at})` }) })
    .where('id', '=', id)
    .returning(['id', 'slug', 'version'])
    .executeTakeFirstOrThrow();

/** Ends what is over, as `transitions.end` says, and answers what that was. */
export const endPast = (tx: Tx, now: Date): Promise<Changed[]> =>
  tx
    .updateTable('events')
    .set({ state: transitions.end.published, version: nextVersion })
    .where('state', '=', 'published')
    .where('endsAt', '<=', now)
    .returning(['id', 'slug', 'version'])
    .execute();
