import { Id } from '@event-planner/contracts/http';
import { GoogleWalletLink, Wallets } from '@event-planner/contracts/wallets';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { walletLanguages } from './labels.ts';
import type { createWallets } from './service.ts';

const user = { access: 'user' } as const;
const querystring = z.strictObject({ language: z.enum(walletLanguages).default('en') });
const ofTicket = z.object({ ticketId: Id });
/** Nobody's cache keeps somebody's tickets. */
const privately = { 'cache-control': 'private, no-store' };
const attached = (name: string): object => ({ ...privately, 'content-disposition': `attachment; filename="${name}"` });

export const walletRoutes =
  (wallets: ReturnType<typeof createWallets>): Routes =>
  async app => {
    app.get(
      '/bookings/wallets',
      { config: { access: 'anyone' }, schema: { summary: 'Which wallets tickets can be put into', response: { 200: Wallets } } },
      () => wallets.configured,
    );

    app.get(
      '/bookings/tickets/:ticketId/apple.pkpass',
      { config: user, schema: { summary: 'A ticket for Apple Wallet', params: ofTicket, querystring } },
      async (request, reply) => {
        const { ticketId } = request.params;
        const { bytes, contentType } = await wallets.applePass({ userId: userOf(request).sub, ...request.query }, ticketId);
        return reply
          .headers(attached(`ticket-${ticketId}.pkpass`))
          .type(contentType)
          .send(bytes);
      },
    );

    app.get(
      '/bookings/:bookingId/apple.pkpasses',
      {
        config: user,
        schema: { summary: 'All valid tickets of a booking for Apple Wallet', params: z.object({ bookingId: Id }), querystring },
      },
      async (request, reply) => {
        const { bookingId } = request.params;
        const { bytes, contentType } = await wallets.applePasses({ userId: userOf(request).sub, ...request.query }, bookingId);
        return reply
          .headers(attached(`tickets-${bookingId}.pkpasses`))
          .type(contentType)
          .send(bytes);
      },
    );

    app.get(
      '/bookings/tickets/:ticketId/google-wallet',
      {
        config: user,
        schema: {
          summary: 'A link that saves a ticket to Google Wallet',
          params: ofTicket,
          querystring,
          response: { 200: GoogleWalletLink },
        },
      },
      async (request, reply) => {
        const url = await wallets.googleLink({ userId: userOf(request).sub, ...request.query }, request.params.ticketId);
        return reply.headers(privately).send({ url });
      },
    );
  };
