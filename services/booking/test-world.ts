import { randomUUID } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { Booking, type HoldRequest, Hold, type LimitReached, type PriceNow } from '@event-planner/contracts/booking';
import { type EventAccess, type EventInventory, plainSale, plainTicket } from '@event-planner/contracts/event';
import { eventPublished, paymentCompleted, paymentRefunded } from '@event-planner/contracts/messages';
import { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { type CrashPoints, dyingAt, person, type TestService, testService, type TestServiceOptions } from '@event-planner/platform/testing';
import { bookingService } from './service.ts';

type TicketType = EventInventory['ticketTypes'][number];
export type Items = HoldRequest['items'];

/** The clock of every test starts here. */
export const startsAt = '2030-06-01T10:00:00Z';

/** A ticket type for counted places, on sale for months, 12.50 €. */
export const ticketType = (changes: Partial<TicketType> = {}): TicketType => ({
  ...plainTicket,
  id: newId(),
  name: 'Standard',
  description: '',
  priceMinor: 1250,
  category: null,
  capacity: 10,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesStart: '2030-01-01T00:00:00Z',
  salesEnd: '2030-09-01T00:00:00Z',
  ...changes,
});

/** Two rows of four seats: A in the category gold, B in silver. */
export const smallHouse: EventInventory['seatMap'] = {
  format: 1,
  categories: [
    { id: 'gold', name: 'Gold', color: '#ffcc00' },
    { id: 'silver', name: 'Silver', color: '#cccccc' },
  ],
  areas: [
    {
      kind: 'seated',
      id: 'stalls',
      name: 'Stalls',
      rows: (['gold', 'silver'] as const).map((category, y) => ({
        label: 'AB'[y] as string,
        category,
        from: [0, y],
        to: [3, y],
        bend: 0,
        seats: 4,
        firstNumber: 1,
        step: 1,
        marks: [],
      })),
    },
  ],
  landmarks: [],
};

export const anEvent = (changes: Partial<EventInventory> = {}): EventInventory => ({
  eventId: newId(),
  version: 1,
  slug: 'an-evening',
  title: 'An Evening',
  state: 'published',
  startsAt: '2030-09-01T18:00:00Z',
  endsAt: '2030-09-01T21:00:00Z',
  currency: 'EUR',
  venueName: 'The House',
  venueAddress: '1 Long Street, Berlin',
  timeZone: 'Europe/Berlin',
  organizerId: newId(),
  organizerName: 'The Company',
  ...plainSale,
  ticketTypes: [ticketType()],
  seatMap: null,
  ...changes,
});

/** An event in the small house, with a type for each row. */
export const aSeatedEvent = (changes: Partial<EventInventory> = {}): EventInventory =>
  anEvent({
    seatMap: smallHouse,
    ticketTypes: [
      ticketType({ name: 'Gold', category: 'gold', capacity: null }),
      ticketType({ name: 'Silver', category: 'silver', capacity: null, priceMinor: 800 }),
    ],
    ...changes,
  });

export interface HoldAnswer {
  readonly status: number;
  readonly body: Hold & { code?: string; seats?: string[]; ticketTypes?: string[]; limits?: LimitReached[]; prices?: PriceNow[] };
}

export interface BookingWorld extends AsyncDisposable {
  readonly service: TestService;
  /** What event knows; a test may change it and announce it. */
  readonly inventories: Map<string, EventInventory>;
  /** Another process of the service, which dies where it is told to. */
  beside(points: CrashPoints): Promise<TestService>;
  /** Makes a user one of the team that may act for the event. */
  join(event: EventInventory, user: AccessClaims, role: EventAccess['role']): void;
  /** Makes event know it, and tells booking. */
  announce(event: EventInventory): Promise<EventInventory>;
  holdAs(headers: Record<string, string>, event: EventInventory, items: Items): Promise<HoldAnswer>;
  /** With an access code. */
  holdBy(code: string, event: EventInventory, items: Items): Promise<HoldAnswer>;
  /** Makes a booking of a hold. */
  book(headers: Record<string, string>, hold: Pick<Hold, 'id'>): Promise<{ status: number; body: Booking & { code?: string } }>;
  bookAs(user: AccessClaims, event: EventInventory, items: Items): Promise<Booking>;
  pay(booking: Booking, changes?: Partial<{ paymentId: string; amountMinor: number }>): Promise<string>;
  /** All of a payment goes back: as it was asked for, or else because somebody gave it back at the provider. */
  giveBack(booking: Booking, paymentId: string): Promise<void>;
}

export const cart = (id: string = randomUUID()): Record<string, string> => ({ 'x-cart': id });

export async function bookingWorld(secrets: Readonly<Record<string, string>> = {}): Promise<BookingWorld> {
  const inventories = new Map<string, EventInventory>();
  const team = new Map<string, EventAccess['role']>();
  const around: TestServiceOptions = {
    now: startsAt,
    secrets: { 'apple-wallet': 'unset', 'google-wallet': 'unset', ...secrets },
    answers: {
      event: ({ path }) => {
        const [, organizerId, member] = /\/organizers\/([^/]+)\/access\/([^/]+)$/.exec(path) ?? [];
        if (organizerId !== undefined) return { status: 200, body: { organizerId, role: team.get(`${organizerId} ${member}`) ?? null } };
        const [, eventId = '', userId] = /\/events\/([^/]+)\/(?:inventory|access\/([^/]+))$/.exec(path) ?? [];
        const known = inventories.get(eventId);
        return known
          ? { status: 200, body: userId ? { organizerId: known.organizerId, role: team.get(`${eventId} ${userId}`) ?? null } : known }
          : { status: 404, body: { type: '', title: '', status: 404, code: 'not_found', detail: '', correlationId: '' } };
      },
    },
  };
  const service = await testService(bookingService, around);
  const post = async <Body>(headers: Record<string, string>, path: string, payload: object): Promise<{ status: number; body: Body }> => {
    const answer = await service.inject({ method: 'POST', url: `/api/bookings${path}`, headers, payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  const hold: BookingWorld['holdAs'] = (headers, event, items) => post(headers, '/holds', { eventId: event.eventId, items });
  const book: BookingWorld['book'] = (headers, { id }) =>
    post({ ...headers, 'idempotency-key': randomUUID() }, '', { holdId: id, attendeeName: 'Ada' });
  return {
    service,
    inventories,
    beside: points => testService(dyingAt(bookingService, points), { ...around, beside: service }),
    join: (event, user, role) => [event.eventId, event.organizerId].forEach(id => team.set(`${id} ${user.sub}`, role)),
    async announce(event) {
      inventories.set(event.eventId, event);
      const settled = await service.deliver(eventPublished, { eventId: event.eventId, version: event.version });
      if (settled?.outcome !== 'done') throw new Error(`the event was not taken in: ${JSON.stringify(settled)}`);
      return event;
    },
    holdAs: hold,
    holdBy: (code, event, items) => post(cart(), '/holds', { eventId: event.eventId, items, code }),
    book,
    async bookAs(user, event, items) {
      const headers = await service.asUser(user);
      const held = Hold.parse((await hold(headers, event, items)).body);
      const answer = await service.inject({
        method: 'POST',
        url: '/api/bookings',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        payload: { holdId: held.id, attendeeName: user.name },
      });
      return Booking.parse(answer.json());
    },
    async pay({ id, totalMinor, currency }, { paymentId = newId(), amountMinor = totalMinor } = {}) {
      const settled = await service.deliver(paymentCompleted, { paymentId, bookingId: id, amountMinor, currency });
      if (settled?.outcome !== 'done') throw new Error(`the payment was not taken in: ${JSON.stringify(settled)}`);
      return paymentId;
    },
    async giveBack({ id: bookingId, totalMinor: amountMinor, currency }, paymentId) {
      const { rows } = await service.pool.query<{ refundId: string; attempt: number; cause: string }>(
        `select id as "refundId", attempt, cause from refunds where payment_id = $1 and state = 'requested'`,
        [paymentId],
      );
      const paid = { paymentId, bookingId, amountMinor, currency };
      const settled = rows[0]
        ? await service.deliver(paymentRefunded, { ...paid, ...rows[0] })
        : await service.deliver(paymentGivenBackAtProvider, { ...paid, providerRefundId: `re_${paymentId}`, tickets: 'all', by: null });
      if (settled?.outcome !== 'done') throw new Error(`the refund was not taken in: ${JSON.stringify(settled)}`);
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

export const [ada, grace, alan] = [person('Ada'), person('Grace'), person('Alan')];
