import { randomUUID } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { bookingTransferOffered } from '@event-planner/contracts/messages';
import type { SelfService } from '@event-planner/contracts/self-service';
import { Transfer, type TransferForm } from '@event-planner/contracts/transfer';
import { anEvent, aSeatedEvent, type BookingWorld, bookingWorld, type Items } from '../test-world.ts';

type Method = 'GET' | 'POST' | 'DELETE';
export interface Answer<Body = Booking> {
  readonly status: number;
  readonly body: Body & { readonly code?: string; readonly state?: string };
}

/** Terms under which buyers may do everything, until a day before. */
export const openTerms: SelfService = {
  cancellation: { minutesBefore: 1440, keepBasisPoints: 0, keepMinor: 0 },
  transfer: { minutesBefore: 0 },
  exchange: { minutesBefore: 1440, feeMinor: 200 },
  resale: { minutesBefore: 1440, maxBasisPoints: 100_00, keepBasisPoints: 10_00 },
};

/** A world in which tickets change hands. */
export async function movingWorld() {
  const world = await bookingWorld();
  const { service } = world;
  /** `what` is a method and a path below `/bookings`. */
  const ask = async <Body = Booking>(
    user: AccessClaims | undefined,
    what: `${Method} ${string}`,
    payload?: object,
  ): Promise<Answer<Body>> => {
    const [method, path] = what.split(' ') as [Method, string];
    const headers = { ...(user && (await service.asUser(user))), 'idempotency-key': randomUUID() };
    const answer = await service.inject({ method, url: `/api/bookings${path}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.statusCode === 204 ? undefined : answer.json() } as Answer<Body>;
  };
  return {
    ...world,
    ask,
    counted: (changes: Partial<EventInventory> = {}) => world.announce(anEvent({ selfService: openTerms, ...changes })),
    seated: (changes: Partial<EventInventory> = {}) => world.announce(aSeatedEvent({ selfService: openTerms, ...changes })),
    /** Books and pays. */
    async bought(user: AccessClaims, event: EventInventory, items: Items): Promise<Booking> {
      const booking = await world.bookAs(user, event, items);
      if (booking.totalMinor > 0) await world.pay(booking);
      return Booking.parse((await ask(user, `GET /${booking.id}`)).body);
    },
    get: async (user: AccessClaims, id: string): Promise<Booking> => Booking.parse((await ask(user, `GET /${id}`)).body),
    /** Offers tickets, and answers what the mail says. */
    async offered(user: AccessClaims, booking: Booking, form: Partial<TransferForm> = {}) {
      const ticketIds = form.ticketIds ?? booking.tickets.map(ticket => ticket.id);
      const { status, body } = await ask<Transfer>(user, `POST /${booking.id}/transfers`, {
        email: 'grace@example.test',
        ...form,
        ticketIds,
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
      const said = (await service.published(bookingTransferOffered)).find(one => one.transferId === body.id);
      return { transfer: Transfer.parse(body), token: said?.token ?? '' };
    },
    accept: (user: AccessClaims, token: string) => ask(user, `POST /transfers/${token}/accept`, { attendeeName: user.name }),
    claims: async () => (await service.pool.query('select seat, ticket_id, hold_id from seat_claims order by seat')).rows,
    counters: async () => (await service.pool.query('select held, sold from counters order by id')).rows,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  } satisfies BookingWorld & Record<string, unknown>;
}
export type MovingWorld = Awaited<ReturnType<typeof movingWorld>>;

/** Items of the first ticket type, or of that of a row in the small house. */
export const number = (event: EventInventory, quantity: number): Items => [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity }];
export const seats = (event: EventInventory, ...names: string[]): Items =>
  names.map(seat => ({ ticketTypeId: event.ticketTypes[seat.includes('-A-') ? 0 : 1]?.id ?? '', seat }));
