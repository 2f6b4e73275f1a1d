import { offerOf, world } from '../programme.ts';
import type { Operation, Values } from '../negative-input/operations.ts';
import type { WholeSystem } from '../whole-system.ts';

/** Real things of one organizer and of one buyer, by the name a path has for them. */
export interface Things {
  readonly own: string;
  readonly other: string;
  valuesFor(operation: Pick<Operation, 'path'>): Values;
  queryFor(operation: Pick<Operation, 'id'>): string;
}

/** An id of nothing: of what the demo has none, and what is asked for after it was decided whether one may. */
const nothing = '0198c2a5-0000-7000-8000-000000000000';

/** Parameters that are no ids. */
const words = { kind: 'attendees', currency: 'EUR', month: '2026-01', file: 'statement.pdf' };

export async function thingsOf(system: WholeSystem): Promise<Things> {
  const { event } = offerOf('atlas-mono-signal-berlin');
  const own = event.organizer.id;
  const other = world.organizers.find(({ id }) => id !== own)?.id ?? nothing;
  const one = async (service: string, sql: string, values: readonly unknown[]): Promise<string> =>
    (await system.ask<{ id: string }>(service, sql, values))[0]?.id ?? nothing;
  const of: Readonly<Record<string, string>> = {
    eventId: event.id,
    organizerId: own,
    bookingId: await one('booking', `select id from bookings where event_id = $1 and state = 'confirmed' order by id limit 1`, [event.id]),
    campaignId: await one('booking', 'select id from campaigns where organizer_id = $1 order by id limit 1', [own]),
    paymentId: await one('payment', 'select id from payments order by id limit 1', []),
    ticketId: await one('booking', `select id from tickets where event_id = $1 order by id limit 1`, [event.id]),
  };
  const byPlace: Readonly<Record<string, string>> = {
    '/api/organizers/{id}': own,
    '/api/events/{id}': event.id,
    '/api/series/{id}': await one('event', 'select id from series where organizer_id = $1 order by id limit 1', [own]),
    '/api/venues/{id}': await one('event', 'select id from venues where organizer_id = $1 order by id limit 1', [own]),
  };
  return {
    own,
    other,
    valuesFor: ({ path }) => {
      const place = Object.entries(byPlace).find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`));
      const named: Values = { ...words, ...of, ...(place && { id: place[1] }), ...(path.includes('/disputes/') && { kind: 'receipt' }) };
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return Object.fromEntries(names.map(name => [name, named[name] ?? nothing]));
    },
    queryFor: ({ id }) => queries(own)[id] ?? '',
  };
}

const queries = (organizerId: string): Readonly<Record<string, string>> => {
  const year = 'from=2026-01-01&to=2026-03-01';
  const ofOrganizer = `organizerId=${organizerId}`;
  return {
    'GET /api/events/{id}/visits': year,
    'GET /api/organizers/{id}/visits': year,
    'GET /api/bookings/orders': ofOrganizer,
    'GET /api/bookings/sales': ofOrganizer,
    'GET /api/bookings/doors': ofOrganizer,
    'GET /api/bookings/campaigns': ofOrganizer,
    'GET /api/bookings/coupons': `${ofOrganizer}&code=NOTHING`,
    'GET /api/bookings/box-office/till': `${ofOrganizer}&day=2026-01-01&timeZone=Europe/Berlin`,
    'GET /api/bookings/events/{eventId}/exports/{kind}': 'format=csv',
    'GET /api/bookings/events/{eventId}/door-search': 'q=ada',
    'GET /api/payments/organizers/{organizerId}/statement': 'currency=EUR',
    'GET /api/payments/organizers/{organizerId}/statement.csv': 'currency=EUR',
    'GET /api/payments/organizers/{organizerId}/documents/archive': year,
    'GET /api/payments/organizers/{organizerId}/documents/journal': year,
    'PUT /api/payments/organizers/{organizerId}/disputes/{id}/files/{kind}': 'name=receipt.pdf',
    'POST /api/payments/organizers/{organizerId}/transfers/imports': 'name=statement.csv',
  };
};
