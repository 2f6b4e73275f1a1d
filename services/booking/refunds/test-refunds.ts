import { randomUUID } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { bookingRefundRequested, paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import type { Cancellation, EventCancellation, Refundable, TeamRefund } from '@event-planner/contracts/refund';
import { plainSelfService, type SelfService } from '@event-planner/contracts/self-service';
import { ada, anEvent, type BookingWorld, ticketType } from '../test-world.ts';

/** A tenth and half a euro are kept, until a day before. */
export const terms: NonNullable<SelfService['cancellation']> = { minutesBefore: 24 * 60, keepBasisPoints: 1000, keepMinor: 50 };
export const cancellable = (changes: Partial<EventInventory> = {}): EventInventory =>
  anEvent({ selfService: { ...plainSelfService, cancellation: terms }, ...changes });
/** With a fee of 1.00 € a ticket and a tax of 19 % inside. */
export const withFees = (changes: Partial<EventInventory> = {}): EventInventory =>
  cancellable({
    rules: {
      pricesInclude: 'taxes',
      taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900 }],
      fees: [{ id: 'booking', name: 'Booking fee', kind: 'per_ticket', basisPoints: 0, amountMinor: 100, taxIds: ['vat'] }],
    },
    ticketTypes: [ticketType({ taxIds: ['vat'] })],
    ...changes,
  });

type Sent<Body> = Promise<{ readonly status: number; readonly body: Body & { readonly code?: string } }>;

export function asking({ service }: BookingWorld) {
  const send = async <Body>(
    by: AccessClaims,
    method: 'GET' | 'POST',
    { path, payload, key = randomUUID() }: { readonly path: string; readonly payload?: object; readonly key?: string },
  ): Sent<Body> => {
    const headers = { ...(await service.asUser(by)), ...(method === 'POST' && { 'idempotency-key': key }) };
    const answer = await service.inject({ method, url: `/api/bookings${path}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const orderPath = ({ eventId, id }: Pick<Booking, 'eventId' | 'id'>) => `/events/${eventId}/orders/${id}/refunds`;
  return {
    booking: async (id: string, by: AccessClaims = ada) => (await send<Booking>(by, 'GET', { path: `/${id}` })).body,
    cancellation: (id: string, by: AccessClaims = ada) => send<Cancellation>(by, 'GET', { path: `/${id}/cancellation` }),
    cancel: (id: string, payload: object, { by = ada, key }: { by?: AccessClaims; key?: string } = {}) =>
      send<Booking>(by, 'POST', { path: `/${id}/cancellation`, payload, ...(key && { key }) }),
    refundable: (booking: Booking, by: AccessClaims) => send<Refundable>(by, 'GET', { path: orderPath(booking) }),
    refund: (booking: Booking, by: AccessClaims, { key, ...payload }: { key?: string } & Record<string, unknown>) =>
      send<TeamRefund>(by, 'POST', {
        path: orderPath(booking),
        payload: { endTickets: true, withFees: true, reason: null, ...payload },
        ...(key && { key }),
      }),
    refunds: (eventId: string, by: AccessClaims, query = '') =>
      send<{ items: TeamRefund[]; nextCursor: string | null }>(by, 'GET', { path: `/events/${eventId}/refunds${query}` }),
    settle: (eventId: string, refundId: string, { by, act }: { by: AccessClaims; act: 'retry' | 'paid-out' }) =>
      send<TeamRefund>(by, 'POST', {
        path: `/events/${eventId}/refunds/${refundId}/${act}`,
        ...(act === 'paid-out' && { payload: { paidWith: 'cash' } }),
      }),
    eventCancellation: (eventId: string, by: AccessClaims) =>
      send<EventCancellation>(by, 'GET', { path: `/events/${eventId}/cancellation` }),
    startCancellation: (eventId: string, by: AccessClaims, payload: object) =>
      send<EventCancellation>(by, 'POST', { path: `/events/${eventId}/cancellation`, payload }),
    /** What payment was asked to give back. */
    requested: () => service.published(bookingRefundRequested),
    async answer(
      kind: 'refunded' | 'failed',
      refund: Awaited<ReturnType<typeof service.published<typeof bookingRefundRequested>>>[number] & { readonly creditMinor?: number },
    ) {
      const { cause, ...facts } = refund;
      return kind === 'refunded'
        ? service.deliver(paymentRefunded, { ...facts, cause })
        : service.deliver(paymentRefundFailed, { ...facts, code: 'expired_or_canceled_card' });
    },
  };
}

/** What an event has given out by number, and which seats are taken. */
export async function given({ service }: BookingWorld, eventId: string): Promise<{ sold: number; seats: string[] }> {
  const { rows: counters } = await service.pool.query<{ sold: number }>(
    'select coalesce(sum(sold), 0)::int as sold from counters where event_id = $1',
    [eventId],
  );
  const { rows: claims } = await service.pool.query<{ seat: string }>('select seat from seat_claims where event_id = $1 order by seat', [
    eventId,
  ]);
  return { sold: counters[0]?.sold ?? 0, seats: claims.map(claim => claim.seat) };
}
