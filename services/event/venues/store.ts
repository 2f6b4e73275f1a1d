import type { VenueForm } from '@event-planner/contracts/venue';
import { type Insertable, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { Tables, VenuesTable } from '../tables.ts';

type Read = Reader<Tables>;
type Tx = Transaction<Tables>;
export type VenueRow = Selectable<VenuesTable>;

export const findVenue = (query: Read, id: string): Promise<VenueRow | undefined> =>
  query.selectFrom('venues').selectAll().where('id', '=', id).executeTakeFirst();

export const lockVenue = (tx: Tx, id: string): Promise<VenueRow | undefined> =>
  tx.selectFrom('venues').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Its own, then those that are everybody's. */
export const listVenuesFor = (query: Read, organizerId: string): Promise<VenueRow[]> =>
  query
    .selectFrom('venues')
    .selectAll()
    .where(({ eb, or }) => or([eb('organizerId', '=', organizerId), eb('organizerId', 'is', null)]))
    .orderBy(sql`organizer_id is null`)
    .orderBy('name')
    .orderBy('id')
    .execute();

export const insertVenue = (tx: Pick<Tx, 'insertInto'>, venue: Insertable<VenuesTable>): Promise<VenueRow> =>
  tx.insertInto('venues').values(venue).returningAll().executeTakeFirstOrThrow();

export const replaceVenue = (tx: Tx, { id, ...form }: VenueForm & { readonly id: string }): Promise<VenueRow> =>
  tx
    .updateTable('venues')
    .set({ ...form, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
