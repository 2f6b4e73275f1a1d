import { SoldPage, SoldQuery } from '@event-planner/contracts/sold';
import type { Reader } from '@event-planner/platform/database';
import type { Routes } from '@event-planner/platform/http';
import type { Tables } from '../tables.ts';
import { listSold } from './store.ts';

/** For payment, whose books may be younger than what was sold. */
export const soldRoutes =
  (db: Reader<Tables>): Routes =>
  async app => {
    const schema = { summary: 'What was sold and given back since the beginning', querystring: SoldQuery, response: { 200: SoldPage } };
    app.get('/bookings/sold', { config: { access: 'service' }, schema }, async ({ query: { after, limit } }) => {
      const rows = await listSold(db, after, limit);
      return { items: rows.map(({ item }) => item), after: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
    });
  };
