import { type Offer, offerOf, world } from '../../programme.ts';
import { type Plans, type Special, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const somebodyElses = (what: string, at: Record<string, string>): Special => ({
  name: `somebody else’s ${what}`,
  at,
  expects: [404, 'not_found'],
});
const stranger = (scene: Scene, bookingId: string): Special => ({
  name: 'a service that has no business here',
  token: scene.serviceToken('booking', 'booking'),
  at: { bookingId },
  expects: [403, 'forbidden'],
});

export const bookingPlans: Plans = {
  'GET /api/bookings/availability/{eventId}': () => ({
    at: { eventId: nothing },
    specials: [
      { name: 'an event that is not there', at: { eventId: nothing }, expects: [404, 'not_found'] },
      { name: 'a code without end', at: { eventId: nothing }, query: `code=${'A'.repeat(101)}`, expects: [400, 'invalid_request'] },
      { name: 'a code twice', at: { eventId: nothing }, query: 'code=A&code=B', expects: [400, 'invalid_request'] },
    ],
  }),
  'POST /api/bookings/holds': scene => ({
    body: { eventId: nothing, items: [{ ticketTypeId: nothing, quantity: 1 }] },
    shapesAreHarmless: true,
    specials: holds(scene),
  }),
  'GET /api/bookings/holds/{holdId}': ({ ada, grace }) => ({
    at: { holdId: nothing },
    specials: [
      somebodyElses('hold', { holdId: grace.open.id }),
      { name: 'a hold that was booked', at: { holdId: ada.booked.id }, expects: [409, 'hold_booked'] },
    ],
  }),
  'DELETE /api/bookings/holds/{holdId}': ({ ada, grace }) => ({
    at: { holdId: nothing },
    specials: [
      somebodyElses('hold', { holdId: grace.open.id }),
      { name: 'a hold that was booked', at: { holdId: ada.booked.id }, expects: [409, 'hold_booked'] },
    ],
  }),
  'POST /api/bookings/holds/{holdId}/renew': ({ ada, grace }) => ({
    at: { holdId: nothing },
    specials: [
      somebodyElses('hold', { holdId: grace.open.id }),
      { name: 'a hold that was booked', at: { holdId: ada.booked.id }, expects: [409, 'hold_booked'] },
      { name: 'a hold that was renewed', at: { holdId: ada.renewed.id }, expects: [409, 'hold_renewed'] },
    ],
  }),
  // Nobody in this scene has a calendar address.
  'POST /api/bookings/calendar': () => ({
    body: { replaces: true },
    specials: [{ name: 'another address instead of none', body: { replaces: true }, expects: [404, 'not_found'] }],
  }),
  'GET /api/bookings/calendar': () => ({ specials: [] }),
  'DELETE /api/bookings/calendar': () => ({
    specials: [{ name: 'an address that is not there', expects: [404, 'not_found'] }],
  }),
  'GET /api/bookings/calendar/{token}.ics': () => ({
    at: { token: 'a'.repeat(43) },
    specials: [{ name: 'a token of nobody', at: { token: 'b'.repeat(43) }, expects: [404, 'not_found'] }],
  }),
  'GET /api/bookings/ticket-keys': () => ({ specials: [] }),
  'GET /api/bookings/{bookingId}/tickets.pdf': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    specials: [
      somebodyElses('tickets', { bookingId: grace.confirmed.id }),
      { name: 'a cancelled booking', at: { bookingId: ada.cancelled.id }, expects: [409, 'tickets_missing'] },
    ],
  }),
  'GET /api/bookings/{bookingId}/tickets-document': scene => ({
    at: { bookingId: nothing },
    specials: [
      stranger(scene, scene.ada.confirmed.id),
      { name: 'a cancelled booking', at: { bookingId: scene.ada.cancelled.id }, expects: [409, 'tickets_missing'] },
    ],
  }),
  'GET /api/bookings/{bookingId}/calendar.ics': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [somebodyElses('booking', { bookingId: grace.confirmed.id })],
  }),
  'GET /api/bookings/tickets/{ticketId}/qr.svg': ({ grace }) => ({
    at: { ticketId: nothing },
    specials: [somebodyElses('ticket', { ticketId: grace.confirmed.tickets[0]?.id ?? '' })],
  }),
  'POST /api/bookings': ({ ada, grace }) => ({
    body: { holdId: nothing, attendeeName: 'Nobody' },
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s hold', body: { holdId: grace.open.id, attendeeName: 'Ada' }, headers: key(), expects: [404, 'not_found'] },
      {
        name: 'a hold that was booked',
        body: { holdId: ada.booked.id, attendeeName: 'Ada' },
        headers: key(),
        expects: [409, 'hold_booked'],
      },
      {
        name: 'a name of two lines',
        body: { holdId: ada.open.id, attendeeName: 'A\nda' },
        headers: key(),
        expects: [400, 'invalid_request'],
      },
      { name: 'a name of spaces', body: { holdId: ada.open.id, attendeeName: '   ' }, headers: key(), expects: [400, 'invalid_request'] },
      {
        name: 'a price of their own',
        body: { holdId: ada.open.id, attendeeName: 'Ada', totalMinor: 0 },
        headers: key(),
        expects: [400, 'invalid_request'],
      },
      {
        name: 'a key of one letter',
        body: { holdId: ada.open.id, attendeeName: 'Ada' },
        headers: { 'idempotency-key': 'a' },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/bookings': () => ({
    specials: [
      { name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      { name: 'a limit that is too high', query: 'limit=51', expects: [400, 'invalid_request'] },
      { name: 'somebody else’s', query: 'userId=1', expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/bookings/{bookingId}': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [somebodyElses('booking', { bookingId: grace.pending.id })],
  }),
  'POST /api/bookings/{bookingId}/cancel': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    specials: [
      somebodyElses('booking', { bookingId: grace.pending.id }),
      { name: 'a booking that is paid', at: { bookingId: ada.confirmed.id }, expects: [409, 'booking_not_pending'] },
      { name: 'a booking that has expired', at: { bookingId: ada.overdue.id }, expects: [409, 'booking_not_pending'] },
    ],
  }),
  'GET /api/bookings/obstacles/{userId}': () => ({ at: { userId: nothing }, specials: [] }),
  'GET /api/bookings/{bookingId}/proof': () => ({
    at: { bookingId: nothing },
    specials: [{ name: 'a booking that is not there', expects: [404, 'not_found'] }],
  }),
  'GET /api/bookings/{bookingId}/payable': scene => ({ at: { bookingId: nothing }, specials: [stranger(scene, scene.ada.pending.id)] }),
};

/** What one may not hold: each kind of place that is not to be had, and each event that is not to be sold. */
function holds({ theatre, grace }: Scene): readonly Special[] {
  const [free = '', another = ''] = theatre.seats.slice(-2);
  const ticketTypeId = theatre.type.id;
  const cheaper = theatre.event.ticketTypes.find(({ category }) => category !== theatre.type.category)?.id ?? '';
  const counted = offerOf('greenland-wharf-book-festival-london');
  const hold = (items: readonly unknown[], { event } = theatre): object => ({ eventId: event.id, items });
  const one = (offer: Offer): unknown => hold(offer.take(1), offer);
  const graceSeat = grace.confirmed.lines[0]?.seat ?? '';
  const unfit = [400, 'invalid_request'] as const;
  const closed = [409, 'sales_closed'] as const;
  const noPlace = [422, 'no_such_place'] as const;
  const refusals: readonly (readonly [name: string, body: unknown, expects: readonly [number, string]])[] = [
    ['an event that is not there', { eventId: nothing, items: [{ ticketTypeId, seat: free }] }, [404, 'not_found']],
    ['a seat that does not exist', hold([{ ticketTypeId, seat: 'moon-1-1' }]), noPlace],
    ['a seat at a cheaper price', hold([{ ticketTypeId: cheaper, seat: free }]), noPlace],
    ['a ticket type of another event', hold([{ ticketTypeId: counted.type.id, quantity: 1 }]), noPlace],
    ['any seat', hold([{ ticketTypeId, quantity: 1 }]), noPlace],
    [
      'the same seat twice',
      hold([
        { ticketTypeId, seat: free },
        { ticketTypeId, seat: free },
      ]),
      noPlace,
    ],
    ['nothing', hold([]), unfit],
    ['too many lines', hold(Array.from({ length: 51 }, () => ({ ticketTypeId, seat: free }))), unfit],
    ['a seat and a number of them', hold([{ ticketTypeId, seat: free, quantity: 2 }]), unfit],
    ...[0, -1, 1.5, 101, 1e308, '1', null].map(
      quantity => [`${quantity} places`, hold([{ ticketTypeId: counted.type.id, quantity }], counted), unfit] as const,
    ),
    ...[0, -1, 1.5, 51, '2', null].map(size => [`the best ${size} seats`, hold([{ ticketTypeId, together: size }]), unfit] as const),
    ['the best seats of what has none', hold([{ ticketTypeId: counted.type.id, together: 2 }], counted), noPlace],
    ['the best seats where there are none', hold([{ ticketTypeId, together: 2, area: 'moon' }]), noPlace],
    ['more accessible places than people', hold([{ ticketTypeId, together: 2, accessible: 3 }]), unfit],
    ['the best seats but a number of them', hold([{ ticketTypeId, together: 2, quantity: 2 }]), unfit],
    ['a larger party than any row has', hold(Array.from({ length: 40 }, () => ({ ticketTypeId, together: 50 }))), [409, 'limit']],
    ...[-1, 0.5, 1e308, '1', null].map(
      priceMinor =>
        [`a price of ${priceMinor}`, hold([{ ticketTypeId: counted.type.id, quantity: 1, priceMinor }], counted), unfit] as const,
    ),
    ['a price of their own', hold([{ ticketTypeId: counted.type.id, quantity: 1, priceMinor: 1 }], counted), [422, 'price_invalid']],
    [
      'a price that was never shown',
      hold([{ ticketTypeId: counted.type.id, quantity: 1, seenPriceMinor: 1 }], counted),
      [409, 'price_changed'],
    ],
    ['a code without end', { ...hold([{ ticketTypeId: counted.type.id, quantity: 1 }], counted), code: 'A'.repeat(101) }, unfit],
    ['a code that is a number', { ...hold([{ ticketTypeId: counted.type.id, quantity: 1 }], counted), code: 7 }, unfit],
    [
      'more than an order may have',
      hold([{ ticketTypeId: counted.type.id, quantity: counted.type.maxPerOrder + 1 }], counted),
      [409, 'limit'],
    ],
    [
      'a seat that was sold before',
      hold([{ ticketTypeId: soldSeat.ticketTypeId, seat: soldSeat.seat }], { event: soldSeat.event } as Offer),
      [409, 'taken'],
    ],
    ['a seat that somebody else bought', hold([{ ticketTypeId, seat: graceSeat }]), [409, 'taken']],
    [
      'a free seat and a taken one',
      hold([
        { ticketTypeId, seat: another },
        { ticketTypeId, seat: grace.open.lines[0]?.seat },
      ]),
      [409, 'taken'],
    ],
    ['what is sold out', one(offerOf('sourdough-for-beginners-amsterdam')), [409, 'sold_out']],
    ['an event of last week', one(offerOf('the-improvised-detective-edinburgh')), closed],
    ['an event whose sales have not begun', one(offerOf('halden-northern-lights-tour-london')), closed],
    ['a cancelled event', one(offerOf('mahler-symphony-no-4-munich')), closed],
  ];
  return [
    ...refusals.map(([name, body, expects]) => ({ name, body, expects })),
    { name: 'nobody', token: '', body: hold([{ ticketTypeId, seat: free }]), headers: {}, expects: [400, 'cart_missing'] },
    { name: 'a cart that is no UUID', body: hold([{ ticketTypeId, seat: free }]), headers: { 'x-cart': '1 or 1=1' }, expects: unfit },
  ];
}

const soldSeat = (() => {
  const event = offerOf('gernot-zapf-amtsgeheimnis-vienna').event;
  const item = world.sales.find(sale => sale.eventId === event.id)?.items.find(one => 'seat' in one);
  return { event, ticketTypeId: item?.ticketTypeId ?? '', seat: item && 'seat' in item ? item.seat : '' };
})();
