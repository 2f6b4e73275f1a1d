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
};
