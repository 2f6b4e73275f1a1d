import type { AccessClaims } from '@event-planner/contracts/auth';
import { TicketKeys, TicketsDocument } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BookingDetails } from '../booking-details.ts';
import { refuse } from '../errors.ts';
import { calendarOf } from './calendar.ts';
import type { BrandingOf } from './branding.ts';
import { type Design, ticketLanguages } from './design.ts';
import type { TicketSigner } from './keys.ts';
import type { Press } from './press.ts';
import { qrSvg } from './qr.ts';

/** Where tickets come from; kept by bookings. Each throws `not_found` for what is not the user's. */
export interface TicketSource {
  get(userId: string, bookingId: string): Promise<BookingDetails>;
  getOfTicket(userId: string, ticketId: string): Promise<BookingDetails>;
  getForService(bookingId: string): Promise<BookingDetails>;
  /** Throws as well for who may not see orders. */
  getForTeam(asking: { readonly eventId: string; readonly bookingId: string; readonly by: AccessClaims }): Promise<BookingDetails>;
}

export interface TicketParts {
  readonly source: TicketSource;
  readonly signer: TicketSigner;
  readonly press: Press;
  readonly brandingOf: BrandingOf;
  readonly webUrl: string;
}

const user = { access: 'user' } as const;
const params = z.object({ bookingId: Id });
const PdfQuery = z.strictObject({ language: z.enum(ticketLanguages).default('en'), layout: z.enum(['page', 'slip']).default('page') });
type PdfQuery = Pick<Design, 'language' | 'layout'>;
const usual: PdfQuery = { language: 'en', layout: 'page' };
/** Nobody's cache keeps somebody's tickets. */
const privately = { 'cache-control': 'private, no-store' };

export const ticketRoutes =
  ({ source, signer, press, brandingOf, webUrl }: TicketParts): Routes =>
  async app => {
    const print = async (details: BookingDetails, waits: 'user' | 'service', { language, layout }: PdfQuery): Promise<Buffer> =>
      press.print({ ...details, design: { language, layout, branding: await brandingOf(details.booking.eventId) } }, waits);

    app.get(
      '/bookings/ticket-keys',
      { config: { access: 'anyone' }, schema: { summary: 'Public keys that check tickets offline', response: { 200: TicketKeys } } },
      () => signer.publicKeys,
    );

    app.get(
      '/bookings/:bookingId/tickets.pdf',
      { config: user, schema: { summary: 'The tickets as PDF', params, querystring: PdfQuery } },
      async (request, reply) => {
        const details = ensureTickets(await source.get(userOf(request).sub, request.params.bookingId));
        return reply
          .headers({ ...privately, 'content-disposition': `attachment; filename="${fileName(details)}"` })
          .type('application/pdf')
          .send(await print(details, 'user', request.query));
      },
    );

    app.get(
      '/bookings/events/:eventId/orders/:bookingId/tickets.pdf',
      {
        config: user,
        schema: {
          summary: 'The tickets of an order as PDF, for members of the team',
          params: params.extend({ eventId: Id }),
          querystring: PdfQuery,
        },
      },
      async (request, reply) => {
        const { eventId, bookingId } = request.params;
        const details = ensureTickets(await source.getForTeam({ eventId, bookingId, by: userOf(request) }));
        return reply
          .headers({ ...privately, 'content-disposition': `attachment; filename="${fileName(details)}"` })
          .type('application/pdf')
          .send(await print(details, 'user', request.query));
      },
    );

    app.get(
      '/bookings/:bookingId/tickets-document',
      {
        config: { access: 'service' },
        schema: { summary: 'The same PDF for services, which speak JSON', params, response: { 200: TicketsDocument } },
      },
      async request => {
        const details = ensureTickets(await source.getForService(request.params.bookingId));
        return {
          fileName: fileName(details),
          contentType: 'application/pdf' as const,
          base64: (await print(details, 'service', usual)).toString('base64'),
        };
      },
    );

    app.get(
      '/bookings/:bookingId/calendar.ics',
      { config: user, schema: { summary: 'The event as a calendar entry', params } },
      async (request, reply) => {
        const details = await source.get(userOf(request).sub, request.params.bookingId);
        return reply.headers(privately).type('text/calendar; charset=utf-8').send(calendarOf(details, webUrl));
      },
    );

    app.get(
      '/bookings/tickets/:ticketId/qr.svg',
      { config: user, schema: { summary: 'A ticket as QR code', params: z.object({ ticketId: Id }) } },
      async (request, reply) => {
        const { booking } = await source.getOfTicket(userOf(request).sub, request.params.ticketId);
        const ticket = booking.tickets.find(one => one.id === request.params.ticketId);
        if (ticket?.state !== 'valid') throw refuse('tickets_missing', 'this ticket was cancelled');
        return reply
          .headers(privately)
          .type('image/svg+xml')
          .send(await qrSvg(ticket.code));
      },
    );
  };

function ensureTickets(details: BookingDetails): BookingDetails {
  if (!details.booking.tickets.some(ticket => ticket.state === 'valid'))
    throw refuse('tickets_missing', `the booking is ${details.booking.state}: it has no valid tickets`);
  return details;
}

const fileName = ({ booking }: BookingDetails): string => `tickets-${booking.reference}.pdf`;
