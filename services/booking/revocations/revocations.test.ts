import type { RevocationList, SignedRevocations } from '@event-planner/contracts/revocations';
import { compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { askAs, member, sold } from '../orders/test-orders.ts';
import { anEvent, bookingWorld } from '../test-world.ts';

test('the door is told which tickets ended, only what came later, and nothing where nothing did', async () => {
  await using world = await bookingWorld();
  const { service } = world;
  const event = await world.announce(anEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 2 }];
  const [first, second] = [await sold(world, event, { items }), await sold(world, event, { name: 'Bo', items })];
  const end = (bookingId: string, at: Date): Promise<unknown> =>
    service.pool.query(`update tickets set state = 'cancelled', ended_at = $2 where booking_id = $1`, [bookingId, at]);
  const door = member(world, event, 'check_in');
  const path = `/events/${event.eventId}/revocations`;
  expect((await askAs<RevocationList>(world, door, { path })).body).toEqual({ items: [], nextCursor: null, since: null });
  await end(first.id, service.clock.now());
  const told = (await askAs<RevocationList>(world, door, { path })).body;
  expect(told.items.map(({ reason }) => reason)).toEqual(['cancelled', 'cancelled']);
  service.clock.advance(600);
  await end(second.id, service.clock.now());
  const later = (await askAs<RevocationList>(world, door, { path: `${path}?since=${told.since}` })).body;
  expect(later.items).toHaveLength(4);
  const latest = (await askAs<RevocationList>(world, door, { path: `${path}?since=${later.since}` })).body;
  expect(latest.items).toHaveLength(2);

  const headers = await service.asUser(door);
  const plain = await service.inject({ url: `/api/bookings${path}`, headers });
  const again = await service.inject({
    url: `/api/bookings${path}`,
    headers: { ...headers, 'if-none-match': String(plain.headers['etag']) },
  });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('the signed list is checked with the published key and no network, and only the door may have it', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const order = await sold(world, event);
  await world.service.pool.query(`update tickets set state = 'transferred', ended_at = now() where booking_id = $1`, [order.id]);
  const url = `/api/bookings/events/${event.eventId}/revocations.jws`;
  const read = async (role: Parameters<typeof member>[2]) =>
    world.service.inject({ url, headers: await world.service.asUser(member(world, event, role)) });
  const { keys } = (await world.service.inject({ url: '/api/bookings/ticket-keys' })).json() as {
    keys: { kid: string; kty: 'OKP'; crv: 'Ed25519'; x: string }[];
  };
  const [jwk] = keys;
  const { payload, protectedHeader } = await compactVerify((await read('check_in')).body, await importJWK(jwk ?? {}, 'EdDSA'));
  const list = JSON.parse(new TextDecoder().decode(payload)) as SignedRevocations;
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: jwk?.kid });
  expect(list).toMatchObject({ eventId: event.eventId, items: [{ reason: 'transferred' }] });
  expect((await read('viewer')).statusCode).toBe(403);
  expect((await read(null)).statusCode).toBe(403);
});
