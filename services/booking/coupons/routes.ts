import {
  Campaign,
  CampaignChange,
  CampaignForm,
  CampaignPage,
  CampaignQuery,
  CampaignReport,
  CampaignStateForm,
  CodeFate,
  CodeSearch,
  CodesForm,
  CodesMade,
  CodesQuery,
  CouponCodePage,
} from '@event-planner/contracts/coupon';
import { Id } from '@event-planner/contracts/http';
import { SalesRange } from '@event-planner/contracts/sales';
import { refuse } from '@event-planner/platform/errors';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Codes } from './codes-service.ts';
import type { Campaigns } from './service.ts';

const changeCoupons = { access: 'user', scope: 'changeCoupons' } as const;
const seeCoupons = { access: 'user', scope: 'seeCoupons' } as const;
const params = z.object({ campaignId: Id });
const unstored = { 'cache-control': 'no-store' };

/** Only ever one that the list gave out. */
const idFrom = (cursor: string | undefined): string | undefined => {
  if (cursor !== undefined && !Id.safeParse(cursor).success) throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  return cursor;
};

export const couponRoutes =
  (campaigns: Campaigns, codes: Codes): Routes =>
  async app => {
    const list = { summary: 'Campaigns of an organizer, newest first', querystring: CampaignQuery, response: { 200: CampaignPage } };
    app.get('/bookings/campaigns', { config: seeCoupons, schema: list }, async (request, reply) => {
      const { cursor, ...of } = request.query;
      return reply.headers(unstored).send(await campaigns.list(userOf(request), { ...of, cursor: idFrom(cursor) }));
    });

    const create = { summary: 'A new campaign', body: CampaignForm, response: { 201: Campaign } };
    app.post('/bookings/campaigns', { config: { ...changeCoupons, idempotency: 'welcome' }, schema: create }, async (request, reply) =>
      reply.code(201).send(await campaigns.create(userOf(request), request.body)),
    );

    const search = { summary: 'What became of a code', querystring: CodeSearch, response: { 200: CodeFate } };
    app.get('/bookings/coupons', { config: seeCoupons, schema: search }, async (request, reply) =>
      reply.headers(unstored).send(await campaigns.search(userOf(request), request.query)),
    );

    const one = { summary: 'A campaign', params, response: { 200: Campaign } };
    app.get('/bookings/campaigns/:campaignId', { config: seeCoupons, schema: one }, async (request, reply) =>
      reply.headers(unstored).send(await campaigns.get({ id: request.params.campaignId, by: userOf(request) })),
    );

    const change = { summary: 'Other terms, from now on', params, body: CampaignChange, response: { 200: Campaign } };
    app.put('/bookings/campaigns/:campaignId', { config: changeCoupons, schema: change }, request =>
      campaigns.change({ id: request.params.campaignId, by: userOf(request) }, request.body),
    );

    const state = { summary: 'Pause a campaign, go on with it, or end it', params, body: CampaignStateForm, response: { 200: Campaign } };
    app.put('/bookings/campaigns/:campaignId/state', { config: changeCoupons, schema: state }, request =>
      campaigns.setState({ id: request.params.campaignId, by: userOf(request) }, request.body.state),
    );

    const report = { summary: 'What a campaign did', params, querystring: SalesRange, response: { 200: CampaignReport } };
    app.get('/bookings/campaigns/:campaignId/report', { config: seeCoupons, schema: report }, async (request, reply) =>
      reply.headers(unstored).send(await campaigns.report({ id: request.params.campaignId, by: userOf(request) }, request.query)),
    );

    const add = { summary: 'A code, or so many that nobody guesses', params, body: CodesForm, response: { 201: CodesMade } };
    app.post(
      '/bookings/campaigns/:campaignId/codes',
      { config: { ...changeCoupons, idempotency: 'welcome' }, schema: add },
      async (request, reply) =>
        reply.code(201).send({ made: await codes.add({ id: request.params.campaignId, by: userOf(request) }, request.body) }),
    );

    const listCodes = { summary: 'Codes of a campaign', params, querystring: CodesQuery, response: { 200: CouponCodePage } };
    app.get('/bookings/campaigns/:campaignId/codes', { config: seeCoupons, schema: listCodes }, async (request, reply) => {
      const { cursor, limit } = request.query;
      const asking = { id: request.params.campaignId, by: userOf(request) };
      return reply.headers(unstored).send(await codes.list(asking, { cursor: idFrom(cursor), limit }));
    });

    app.get(
      '/bookings/campaigns/:campaignId/codes.csv',
      { config: seeCoupons, schema: { summary: 'All codes of a campaign', params } },
      async (request, reply) =>
        reply
          .headers({ ...unstored, 'content-disposition': 'attachment; filename="codes.csv"' })
          .type('text/csv; charset=utf-8')
          .send(await codes.csv({ id: request.params.campaignId, by: userOf(request) })),
    );
  };
