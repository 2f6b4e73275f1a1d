import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import type { BookingPayable } from '@event-planner/contracts/booking';
import type { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { BookingDue } from '@event-planner/contracts/payment-ways';
import { type RefundByHand, RefundFiling } from '@event-planner/contracts/refund';
import type { Body } from '@event-planner/model';
import { idOf, newId } from '@event-planner/platform/ids';
import { type Answer, person } from '@event-planner/platform/testing';
import { ada, booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';

export const organizerId = idOf('organizer');
export const [grace, vera, olga] = [person('Grace'), person('Vera'), person('Olga')];

export const account = { holder: 'The Company', iban: 'DE89370400440532013000', bic: null };

/** A booking that may be paid slowly, as booking tells it. */
export const payable = (change: Partial<BookingPayable> = {}): BookingPayable =>
  booking({ organizerId, eventId: idOf('event'), eventTitle: 'Evening of songs', name: 'Ada', ...change });

export const dueFor = (of: BookingPayable, way: BookingDue['way'] = 'transfer'): BookingDue => ({
  bookingId: of.bookingId,
  userId: of.userId,
  email: of.email,
  name: of.name ?? 'Ada',
  reference: of.reference,
  eventId: of.eventId ?? idOf('event'),
  eventTitle: of.eventTitle ?? '',
  organizerId: of.organizerId ?? organizerId,
  organizerName: 'The Company',
  way,
  totalMinor: of.totalMinor,
  currency: of.currency,
  payBy: '2030-06-08T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
  account: way === 'transfer' ? account : null,
});

/** Of two rates, so that each has to come out by itself. */
export const twoRates = {
  subtotalMinor: 2400,
  fees: [],
  taxes: [
    { id: 'full', name: 'VAT', basisPoints: 1900, included: true, netMinor: 1000, taxMinor: 190 },
    { id: 'reduced', name: 'VAT reduced', basisPoints: 1000, included: true, netMinor: 1100, taxMinor: 110 },
  ],
  totalMinor: 2400,
  reverseCharge: false,
};

/** What booking says once it is sold. */
export const sold = (of: BookingPayable, change: Partial<Body<typeof bookingConfirmed>> = {}): Body<typeof bookingConfirmed> => ({
  bookingId: of.bookingId,
  userId: of.userId,
  eventId: of.eventId ?? newId(),
  totalMinor: of.totalMinor,
  currency: of.currency,
  reference: of.reference,
  email: of.email,
  attendeeName: 'Ada',
  eventTitle: 'Evening of songs',
  eventSlug: 'songs',
  startsAt: '2030-07-06T18:00:00.000Z',
  endsAt: '2030-07-06T20:30:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'Halle 5',
  venueAddress: '',
  organizerName: 'The Company',
  organizerId,
  lines: [],
  tickets: [],
  ...change,
});

/** What the team gave back of it by hand, and what it had given back before. */
export const refundByHand = (of: BookingPayable, amountMinor: number, beforeMinor = 0): Body<typeof bookingRefundRecorded> => ({
  refundId: newId(),
  bookingId: of.bookingId,
  eventId: of.eventId ?? newId(),
  organizerId,
  reference: of.reference,
  cause: 'by_team',
  state: 'by_hand',
  tickets: [],
  amountMinor,
  beforeMinor,
  totalMinor: of.totalMinor,
  currency: of.currency,
  reason: null,
});

export interface OfflineWorld extends TestPayment {
  /** What booking says is to be paid out by hand. */
  readonly byHand: RefundByHand[];
  /** Which of these booking has promised to a file. */
  readonly filed: Map<string, string>;
  /** What somebody pays out between the time booking says what is to be, and the time it is to promise a file. */
  readonly paidMeanwhile: Set<string>;
  choose(of: BookingPayable, way: string): Promise<Awaited<ReturnType<TestPayment['pay']>>>;
  /** Asks as somebody of the team. */
  ask(
    path: string,
    options?: { readonly method?: 'GET' | 'POST' | 'DELETE'; readonly as?: AccessClaims; readonly payload?: object },
  ): Promise<Awaited<ReturnType<TestPayment['pay']>>>;
  /** The organizer's part of every account, and the platform's own where it is not zero. */
  balances(): Promise<Record<string, number>>;
}

/** Grace manages the organizer's money, Vera sells at its box office, Olga is of another's team. */
export async function offlineWorld(...known: readonly BookingPayable[]): Promise<OfflineWorld> {
  const roles: Readonly<Record<string, MemberRole>> = { [grace.sub]: 'manager', [vera.sub]: 'box_office' };
  const byHand: RefundByHand[] = [];
  const filed = new Map<string, string>();
  const paidMeanwhile = new Set<string>();
  /** As booking does it: all or none. */
  const sayOfFile = (place: string, { fileId, refunds }: RefundFiling): Answer => {
    const isToSend = (id: string): boolean => !paidMeanwhile.has(id) && byHand.some(({ refundId }) => refundId === id);
    const may = (id: string): boolean =>
      place === 'filed' ? filed.get(id) === fileId || isToSend(id) : filed.get(id) !== fileId || isToSend(id);
    const refused = refunds.filter(id => !may(id));
    if (refused.length === 0)
      for (const id of refunds)
        if (place === 'filed') filed.set(id, fileId);
        else if (filed.get(id) === fileId) filed.delete(id);
    return { status: 200, body: { refused } };
  };
  let chosen: BookingDue['way'] = 'transfer';
  const world = await testPayment(
    (path, body) => {
      const place = /\/refunds\/(filed|unfiled)$/.exec(path)?.[1];
      if (place !== undefined) return sayOfFile(place, RefundFiling.parse(JSON.parse(body ?? '')));
      if (path === `/api/bookings/organizers/${organizerId}/refunds/by-hand`) return { status: 200, body: { items: byHand, after: null } };
      const id = /\/bookings\/([^/]+)\/way$/.exec(path)?.[1];
      const one = known.find(({ bookingId }) => bookingId === id);
      return one ? { status: 200, body: dueFor(one, chosen) } : bookings(...known)(path);
    },
    (path): Answer => {
      const [, asked = '', member = ''] = /\/organizers\/([^/]+)\/access\/([^/]+)$/.exec(path) ?? [];
      return {
        status: 200,
        body: { organizerId: asked, role: asked === organizerId ? (roles[member] ?? null) : member === olga.sub ? 'owner' : null },
      };
    },
  );
  return {
    ...world,
    byHand,
    filed,
    paidMeanwhile,
    async choose(of, way) {
      chosen = way as BookingDue['way'];
      return world.service.inject({
        method: 'POST',
        url: `/api/payments/bookings/${of.bookingId}/way`,
        headers: await world.service.asUser(ada),
        payload: { way },
      });
    },
    async ask(path, { method = 'GET', as = grace, payload } = {}) {
      return world.service.inject({
        method,
        url: `/api/payments${path}`,
        headers: await world.service.asUser(as),
        ...(payload && { payload }),
      });
    },
    async balances() {
      const { rows } = await world.service.pool.query<{ account: string; sum: string }>(
        `select case when organizer_id is null then '' else 'own ' end || account as account, sum(amount_minor) as sum from ledger_postings group by 1 having sum(amount_minor) <> 0`,
      );
      return Object.fromEntries(rows.map(({ account: of, sum }) => [of, Number(sum)]));
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}
