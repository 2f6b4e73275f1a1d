import { Id } from '@event-planner/contracts/http';
import {
  AwaitedPage,
  AwaitedPayment,
  AwaitedQuery,
  PaymentInstructions,
  TakenPayment,
  WayChoice,
  WriteBack,
  WriteOff,
} from '@event-planner/contracts/payment-ways';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { presentAwaited } from '../awaited.ts';
import type { Offline } from './service.ts';

const config = { access: 'user' } as const;
const ofBooking = z.object({ bookingId: Id });
const ofOrganizer = z.object({ organizerId: Id });

export const offlineRoutes =
  (offline: Offline): Routes =>
  async app => {
    app.post(
      '/payments/bookings/:bookingId/way',
      {
        config,
        schema: {
          summary: 'Choose a way to pay that takes its time',
          params: ofBooking,
          body: WayChoice,
          response: { 200: PaymentInstructions },
        },
      },
      request => offline.choose(userOf(request), request.params.bookingId, request.body),
    );

    app.get(
      '/payments/bookings/:bookingId/instructions',
      { config, schema: { summary: 'How to pay what waits for its money', params: ofBooking, response: { 200: PaymentInstructions } } },
      request => offline.instructions(userOf(request), request.params.bookingId),
    );

    app.post(
      '/payments/organizers/:organizerId/bookings/:bookingId/taken',
      {
        config: { ...config, idempotency: 'welcome' },
        schema: {
          summary: 'Money that the team took for a booking',
          params: ofOrganizer.extend(ofBooking.shape),
          body: TakenPayment,
          response: { 200: AwaitedPayment },
        },
      },
      async request => {
        const { organizerId, bookingId } = request.params;
        return presentAwaited(await offline.take({ organizerId, by: userOf(request) }, bookingId, request.body));
      },
    );

    app.get(
      '/payments/organizers/:organizerId/awaited',
      {
        config,
        schema: {
          summary: 'Money that an organizer waits for',
          params: ofOrganizer,
          querystring: AwaitedQuery,
          response: { 200: AwaitedPage },
        },
      },
      async request => {
        const { writtenOff = false, q, cursor, limit } = request.query;
        const rows = await offline.listAwaited({ ...request.params, by: userOf(request) }, { writtenOff, q, cursor, limit });
        return {
          items: rows.map(row => presentAwaited(row, row.arrivedMinor)),
          nextCursor: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
        };
      },
    );

    const ofInvoice = { params: ofOrganizer.extend({ paymentId: Id }), response: { 200: AwaitedPayment } };
    const asked = { ...config, idempotency: 'welcome' } as const;
    const writeOff = { summary: 'An invoice that nobody will pay, or part of it', body: WriteOff, ...ofInvoice };
    app.post('/payments/organizers/:organizerId/invoices/:paymentId/write-off', { config: asked, schema: writeOff }, async request => {
      const { organizerId, paymentId } = request.params;
      return presentAwaited(await offline.writingOff.off({ organizerId, by: userOf(request) }, paymentId, request.body));
    });

    const writeBack = { summary: 'What was written off of an invoice is owed after all', body: WriteBack, ...ofInvoice };
    app.post('/payments/organizers/:organizerId/invoices/:paymentId/write-back', { config: asked, schema: writeBack }, async request => {
      const { organizerId, paymentId } = request.params;
      return presentAwaited(await offline.writingOff.back({ organizerId, by: userOf(request) }, paymentId, request.body));
    });
  };
