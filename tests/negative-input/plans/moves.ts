import { type Plans, nothing } from '../plan.ts';

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const token = 'a'.repeat(43);
const other = 'b'.repeat(43);
const noOffer = { name: 'a token of nobody', at: { token: other }, expects: [404, 'not_found'] } as const;

/** Tickets that change hands. */
export const movePlans: Plans = {
  'POST /api/bookings/{bookingId}/transfers': ({ ada, grace }) => {
    const form = { ticketIds: [ada.confirmed.tickets[0]?.id ?? ''], email: 'nobody@example.test' };
    return {
      at: { bookingId: nothing },
      body: form,
      shapesAreHarmless: true,
      specials: [
        { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, body: form, expects: [404, 'not_found'] },
        {
          name: 'a ticket of another booking',
          at: { bookingId: ada.free.id },
          body: form,
          expects: [422, 'no_such_ticket'],
        },
        {
          name: 'one’s own address',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, email: 'ada@example.test' },
          expects: [409, 'own_ticket'],
        },
        {
          name: 'two addresses',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, email: 'a@example.test,b@example.test' },
          expects: [400, 'invalid_request'],
        },
        {
          name: 'a message of two lines',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, message: 'A\nB' },
          expects: [400, 'invalid_request'],
        },
        { name: 'no tickets', at: { bookingId: ada.confirmed.id }, body: { ...form, ticketIds: [] }, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'GET /api/bookings/{bookingId}/transfers': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [{ name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, expects: [404, 'not_found'] }],
  }),
  'DELETE /api/bookings/{bookingId}/transfers/{transferId}': ({ ada, grace }) => ({
    at: { bookingId: nothing, transferId: nothing },
    specials: [
      { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id, transferId: nothing }, expects: [404, 'not_found'] },
      { name: 'an offer that is not there', at: { bookingId: ada.confirmed.id, transferId: nothing }, expects: [404, 'not_found'] },
    ],
  }),
  'GET /api/bookings/transfers/{token}': () => ({ at: { token }, specials: [noOffer] }),
  'POST /api/bookings/transfers/{token}/accept': () => ({
    at: { token },
    body: { attendeeName: 'Nobody' },
    shapesAreHarmless: true,
    specials: [{ ...noOffer, body: { attendeeName: 'Ada' } }],
  }),
  'POST /api/bookings/transfers/{token}/decline': () => ({ at: { token }, specials: [noOffer] }),
  'POST /api/bookings/{bookingId}/split': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    body: { ticketIds: [nothing] },
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      {
        name: 'somebody else’s booking',
        at: { bookingId: grace.confirmed.id },
        body: { ticketIds: [nothing] },
        headers: key(),
        expects: [404, 'not_found'],
      },
      {
        name: 'a ticket of nobody',
        at: { bookingId: ada.confirmed.id },
        body: { ticketIds: [nothing] },
        headers: key(),
        expects: [422, 'no_such_ticket'],
      },
      {
        name: 'all of its tickets',
        at: { bookingId: ada.confirmed.id },
        body: { ticketIds: ada.confirmed.tickets.map(ticket => ticket.id) },
        headers: key(),
        expects: [409, 'nothing_stays'],
      },
    ],
  }),
  'POST /api/bookings/{bookingId}/exchanges/quote': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    body: { ticketIds: [nothing] },
    shapesAreHarmless: true,
    specials: [
      {
        name: 'somebody else’s booking',
        at: { bookingId: grace.confirmed.id },
        body: { ticketIds: [nothing] },
        expects: [404, 'not_found'],
      },
      { name: 'a ticket of nobody', at: { bookingId: ada.confirmed.id }, body: { ticketIds: [nothing] }, expects: [422, 'no_such_ticket'] },
      {
        name: 'somebody else’s hold',
        at: { bookingId: ada.confirmed.id },
        body: { ticketIds: [ada.confirmed.tickets[0]?.id ?? ''], holdId: grace.open.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/{bookingId}/exchanges': ({ ada, grace }) => {
    const form = { holdId: nothing, ticketIds: [ada.confirmed.tickets[0]?.id ?? ''], attendeeName: 'Ada', seenDifferenceMinor: 0 };
    return {
      at: { bookingId: nothing },
      body: form,
      headers: key(),
      shapesAreHarmless: true,
      specials: [
        { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, body: form, headers: key(), expects: [404, 'not_found'] },
        {
          name: 'somebody else’s hold',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, holdId: grace.open.id },
          headers: key(),
          expects: [404, 'not_found'],
        },
        {
          name: 'a ticket of nobody',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, ticketIds: [nothing] },
          headers: key(),
          expects: [422, 'no_such_ticket'],
        },
        {
          name: 'half a cent',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, seenDifferenceMinor: 0.5 },
          headers: key(),
          expects: [400, 'invalid_request'],
        },
      ],
    };
  },
  'POST /api/bookings/{bookingId}/resales': ({ ada, grace }) => {
    const form = { ticketId: ada.confirmed.tickets[0]?.id ?? '', priceMinor: 1 };
    return {
      at: { bookingId: nothing },
      body: form,
      shapesAreHarmless: true,
      specials: [
        { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, body: form, expects: [404, 'not_found'] },
        {
          name: 'a price beyond what may be asked',
          at: { bookingId: ada.confirmed.id },
          body: { ...form, priceMinor: 99_999_999 },
          expects: [422, 'price_too_high'],
        },
        { name: 'for nothing', at: { bookingId: ada.confirmed.id }, body: { ...form, priceMinor: 0 }, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'GET /api/bookings/{bookingId}/resales': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [{ name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, expects: [404, 'not_found'] }],
  }),
  'DELETE /api/bookings/{bookingId}/resales/{resaleId}': ({ ada, grace }) => ({
    at: { bookingId: nothing, resaleId: nothing },
    specials: [
      { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id, resaleId: nothing }, expects: [404, 'not_found'] },
      { name: 'a listing that is not there', at: { bookingId: ada.confirmed.id, resaleId: nothing }, expects: [404, 'not_found'] },
    ],
  }),
  'GET /api/bookings/events/{eventId}/resales': () => ({
    at: { eventId: nothing },
    specials: [{ name: 'an event that is not there', expects: [404, 'not_found'] }],
  }),
  'POST /api/bookings/resale-holds': ({ theatre }) => ({
    body: { eventId: nothing, resaleIds: [nothing] },
    shapesAreHarmless: true,
    specials: [
      { name: 'a listing that is not there', body: { eventId: theatre.event.id, resaleIds: [nothing] }, expects: [409, 'taken'] },
      { name: 'no listings', body: { eventId: theatre.event.id, resaleIds: [] }, expects: [400, 'invalid_request'] },
    ],
  }),
};
