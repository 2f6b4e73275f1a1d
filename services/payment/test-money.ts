import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import { idOf, newId } from '@event-planner/platform/ids';
import { defineServiceApp } from '@event-planner/platform/service';
import { type Answer, person, testService, type TestService } from '@event-planner/platform/testing';
import { createApp } from './app.ts';
import { payment } from './manifest.ts';
import type { RefundOfSale, Sold } from './sale-fees.ts';

export const theatre = idOf('organizer:Theatre');
export const club = idOf('organizer:Club');
export const admin = person('Robin', ['attendee', 'admin']);
export const owner = person('Olga');
export const viewer = person('Viktor');
export const stranger = person('Stan');

const roles: Readonly<Record<string, Readonly<Record<string, MemberRole>>>> = {
  [theatre]: { [owner.sub]: 'owner', [viewer.sub]: 'viewer' },
  [club]: { [person('Clara').sub]: 'owner' },
};
/** Owns another organizer. */
export const neighbour = person('Clara');

const problem = (detail: string): Answer => ({
  status: 404,
  body: { type: 'about:blank', title: 'Nothing is here', status: 404, code: 'not_found', detail, correlationId: 'test' },
});

/** What the event service says of teams. */
export function teams({ path }: { readonly path: string }): Answer {
  if (path.endsWith('/inventory')) return problem('there is no such event');
  const [, organizerId = '', what, userId = ''] = /^\/api\/organizers\/([^/]+)(?:\/(\w+)(?:\/([^/]+))?)?$/.exec(path) ?? [];
  const members = roles[organizerId];
  if (!members) return problem(`there is no organizer ${organizerId}`);
  if (what === 'access') return { status: 200, body: { organizerId, role: members[userId] ?? null } };
  if (what === 'owners')
    return { status: 200, body: { name: 'The Theatre', items: [{ userId: owner.sub, name: owner.name, email: owner.email }] } };
  return { status: 200, body: { id: organizerId, slug: 'theatre', name: 'The Theatre', about: '', website: null } };
}

type Sent = readonly [body?: unknown, headers?: Readonly<Record<string, string>>];

export interface TestMoney extends AsyncDisposable {
  readonly service: TestService;
  /** `what` is a method and a path: `GET /payments/…`. */
  ask(user: AccessClaims, what: string, ...rest: Sent): Promise<{ status: number; body: unknown }>;
  sell(change?: Partial<Sold>): Promise<Sold>;
  refund(sold: Sold, amountMinor: number, change?: Partial<RefundOfSale>): Promise<void>;
  /** Minus what was debited: what is owed on an account, or in all. */
  owed(organizerId: string | null, account?: string): Promise<number>;
}

/** The payment service with what was sold and nothing else: no provider is asked. */
export async function testMoney(answers: Parameters<typeof testService>[1] = {}): Promise<TestMoney> {
  const app = defineServiceApp({
    manifest: payment,
    migrations: new URL('./migrations/', import.meta.url),
    createApp: context => createApp(context, { apiUrl: new URL('http://127.0.0.1:9'), scriptUrl: 'http://127.0.0.1:9/v3/stripe.js' }),
  });
  const keys = { 'stripe-secret-key': 'sk_test_1', 'stripe-publishable-key': 'pk_test_1', 'stripe-webhook-secret': 'whsec_1' };
  const service = await testService(app, { ...answers, answers: { event: teams, ...answers?.answers }, secrets: keys });
  return { service, ...actions(service), [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

export const actions = (service: TestService): Pick<TestMoney, 'ask' | 'sell' | 'refund' | 'owed'> => ({
  async ask(user, what, ...[body, headers = {}]) {
    const [method, path] = what.split(' ');
    const answer = await service.inject({
      method: method as 'GET',
      url: `/api${path}`,
      headers: { ...(await service.asUser(user)), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: answer.statusCode,
      body: answer.headers['content-type']?.toString().includes('json') ? answer.json() : answer.rawPayload,
    };
  },
  async sell(change) {
    const sold = sale(change);
    await service.deliver(bookingConfirmed, sold);
    return sold;
  },
  async refund(sold, amountMinor, change = {}) {
    await service.deliver(bookingRefundRecorded, refundOf(sold, { amountMinor, ...change }));
  },
  async owed(organizerId, account) {
    const { rows } = await service.pool.query<{ owed: string }>(
      'select coalesce(-sum(amount_minor), 0) as owed from ledger_postings where organizer_id is not distinct from $1 and ($2::text is null or account = $2)',
      [organizerId, account ?? null],
    );
    return Number(rows[0]?.owed);
  },
});

/** Two tickets for 20.00 € each, bought of the theatre with a card, for an evening on the 1st of June 2030. */
export const sale = (change: Partial<Sold> = {}): Sold => ({
  bookingId: newId(),
  userId: idOf('person:Ada'),
  eventId: idOf('event:Evening of songs'),
  totalMinor: 4000,
  currency: 'EUR',
  reference: 'ABCD2345',
  email: 'ada@example.test',
  attendeeName: 'Ada',
  eventTitle: 'Evening of songs',
  eventSlug: 'evening-of-songs',
  startsAt: '2030-06-01T18:00:00.000Z',
  endsAt: '2030-06-01T21:00:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'The Theatre',
  venueAddress: '',
  organizerName: 'The Theatre',
  organizerId: theatre,
  paymentId: newId(),
  lines: [{ ticketTypeId: newId(), ticketTypeName: 'Stalls', seat: null, place: 'Stalls', quantity: 2, priceMinor: 2000 }],
  tickets: [],
  ...change,
});

export const refundOf = (sold: Sold, change: Partial<RefundOfSale>): RefundOfSale => ({
  refundId: newId(),
  bookingId: sold.bookingId,
  eventId: sold.eventId,
  organizerId: theatre,
  reference: sold.reference,
  cause: 'by_team',
  state: 'requested',
  ...(sold.paymentId !== undefined && { paymentId: sold.paymentId }),
  tickets: [],
  amountMinor: sold.totalMinor,
  beforeMinor: 0,
  totalMinor: sold.totalMinor,
  currency: sold.currency,
  reason: null,
  ...change,
});
