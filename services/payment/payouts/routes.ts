import { Currency, Id, Slug } from '@event-planner/contracts/http';
import {
  BankAccountForm,
  OnboardingLink,
  Payout,
  PayoutAccount,
  PayoutOverview,
  PayoutPage,
  PayoutQuery,
  PayoutRequest,
  ProviderAccountForm,
} from '@event-planner/contracts/payouts';
import { type Routes, userOf } from '@event-planner/platform/http';
import { ensureAllowed } from '@event-planner/platform/team';
import { z } from 'zod';
import type { PaymentContext } from '../context.ts';
import type { PayoutPages } from './pages.ts';

const user = { access: 'user' } as const;
const ofOrganizer = z.object({ organizerId: Id });
const ofAccount = z.object({ organizerId: Id, currency: Currency });

export const payoutRoutes =
  (context: PaymentContext, { overview, list, payOut, accounts, onboarding }: PayoutPages): Routes =>
  async app => {
    const at = '/payments/organizers/:organizerId';

    const look = {
      summary: 'Where an organizer’s money is, and where it is paid out to',
      params: ofOrganizer,
      response: { 200: PayoutOverview },
    };
    app.get(`${at}/payout-overview`, { config: user, schema: look }, async (request, reply) => {
      const { organizerId } = request.params;
      await ensureAllowed(context, { organizerId, by: userOf(request) }, 'seeMoney');
      reply.header('cache-control', 'no-store');
      return overview(organizerId);
    });

    const page = { summary: 'Payouts, the newest first', params: ofOrganizer, querystring: PayoutQuery, response: { 200: PayoutPage } };
    app.get(`${at}/payouts`, { config: user, schema: page }, async request => {
      const { organizerId } = request.params;
      await ensureAllowed(context, { organizerId, by: userOf(request) }, 'seeMoney');
      return list({ organizerId }, request.query);
    });

    const ask = { summary: 'Pay out what is available', params: ofOrganizer, body: PayoutRequest, response: { 201: Payout } };
    app.post(`${at}/payouts`, { config: { ...user, idempotency: 'needed' }, schema: ask }, async (request, reply) =>
      reply.code(201).send(await payOut({ ...request.params, ...request.body, by: userOf(request) })),
    );

    const bank = {
      summary: 'A bank account that is paid by hand',
      params: ofAccount,
      body: BankAccountForm,
      response: { 200: PayoutAccount },
    };
    app.put(`${at}/payout-accounts/:currency/bank`, { config: user, schema: bank }, request =>
      accounts.useBank({ ...request.params, by: userOf(request) }, request.body),
    );

    const provider = {
      summary: 'An account with the payment provider',
      params: ofAccount,
      body: ProviderAccountForm,
      response: { 200: PayoutAccount },
    };
    app.put(`${at}/payout-accounts/:currency/provider`, { config: user, schema: provider }, request =>
      onboarding.useProvider({ ...request.params, by: userOf(request) }, request.body),
    );

    const link = {
      summary: 'The provider’s page where it asks for what it needs',
      params: ofAccount,
      body: z.strictObject({ organizer: Slug }),
      response: { 200: OnboardingLink },
    };
    app.post(`${at}/payout-accounts/:currency/onboarding-link`, { config: user, schema: link }, request =>
      onboarding.link({ ...request.params, by: userOf(request) }, `/organize/${request.body.organizer}/money/payouts`),
    );

    const refresh = { summary: 'Ask the provider how an account stands', params: ofAccount, response: { 204: z.null() } };
    app.post(`${at}/payout-accounts/:currency/refresh`, { config: user, schema: refresh }, async (request, reply) => {
      await onboarding.refresh({ ...request.params, by: userOf(request) });
      return reply.code(204).send(null);
    });
  };
