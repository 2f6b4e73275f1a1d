import { Id } from '@event-planner/contracts/http';
import { Payment, PaymentConfig, PaymentRequest, Payments as SeveralPayments, PaymentsRequest } from '@event-planner/contracts/payment';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Payments } from './service.ts';

const user = { access: 'user' } as const;

export const paymentRoutes =
  (payments: Payments, config: z.infer<typeof PaymentConfig>): Routes =>
  async app => {
    app.get(
      '/payments/config',
      { config: { access: 'anyone' }, schema: { summary: "What shows the provider's card form", response: { 200: PaymentConfig } } },
      () => config,
    );

    app.post(
      '/payments',
      {
        config: { ...user, idempotency: 'by_row' },
        schema: {
          summary: 'Pay a booking; 202 while the provider is away: its places are kept, and a mail says how it goes on',
          body: PaymentRequest,
          response: { 201: Payment, 202: Payment },
        },
      },
      async (request, reply) => {
        const key = idempotencyKeyOf(request);
        const payment = await payments.pay(userOf(request), { ...request.body, key });
        return reply.code(payment.heldUntil === undefined ? 201 : 202).send(payment);
      },
    );

    app.post(
      '/payments/several',
      {
        config: { ...user, idempotency: 'needed' },
        schema: {
          summary: 'Pay several bookings with credit, and what is left of each by the provider; 202 while that is away',
          body: PaymentsRequest,
          response: { 201: SeveralPayments, 202: SeveralPayments },
        },
      },
      async (request, reply) => {
        const items = [...(await payments.paySeveral(userOf(request), request.body))];
        return reply.code(items.some(({ heldUntil }) => heldUntil !== undefined) ? 202 : 201).send({ items });
      },
    );

    app.get(
      '/payments/:paymentId',
      {
        config: user,
        schema: { summary: 'A payment of the caller', params: z.object({ paymentId: Id }), response: { 200: Payment } },
      },
      request => payments.get(userOf(request), request.params.paymentId),
    );
  };
