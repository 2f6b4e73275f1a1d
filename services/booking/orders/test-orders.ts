import { randomUUID } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import { person } from '@event-planner/platform/testing';
import type { BookingWorld, Items } from '../test-world.ts';

/** What the team of an event's organizer asks, and what it is told. */
export async function askAs<Body>(
  { service }: BookingWorld,
  user: AccessClaims,
  {
    method = 'GET',
    path,
    payload,
  }: { readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; readonly path: string; readonly payload?: object },
): Promise<{ readonly status: number; readonly body: Body & { code?: string } }> {
  const headers = { ...(await service.asUser(user)), ...(method === 'POST' && { 'idempotency-key': randomUUID() }) };
  const answer = await service.inject({ method, url: `/api/bookings${path}`, headers, ...(payload !== undefined && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

/** A member of the event's team. */
export function member(world: BookingWorld, event: EventInventory, role: Parameters<BookingWorld['join']>[2]): AccessClaims {
  const user = person(`${role}-${randomUUID().slice(0, 8)}`);
  world.join(event, user, role);
  return user;
}

/** Bought by somebody of that name, with their own answers, and paid. */
export async function sold(
  world: BookingWorld,
  event: EventInventory,
  options: { readonly name?: string; readonly items?: Items; readonly answers?: object } = {},
): Promise<Booking> {
  const { name = 'Ada Sommer', items = [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1 }], answers } = options;
  const buyer = { ...person(name), email: `${asciiOf(name)}@example.test` };
  const headers = await world.service.asUser(buyer);
  const hold = (await world.holdAs(headers, event, items)).body;
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload: { holdId: hold.id, attendeeName: name, ...(answers !== undefined && { answers }) },
  });
  if (answer.statusCode !== 201) throw new Error(`not booked: ${answer.body}`);
  const booking = answer.json() as Booking;
  // The next one is younger.
  world.service.clock.advance(1);
  if (booking.totalMinor > 0) await world.pay(booking);
  return booking;
}

const asciiOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '') || 'somebody';
