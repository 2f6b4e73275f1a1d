import { randomUUID } from 'node:crypto';
import { testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { bookingService } from '../service.ts';
import { anEvent, type BookingWorld, bookingWorld } from '../test-world.ts';
import { findAdmitted } from './admitted-store.ts';
import { countsOf, device, dora, evening, goTo, inAWord, scansOf, soldTo, withDoorStaff } from './test-door.ts';
import { createDatabase } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

async function openDoor() {
  const world = await bookingWorld();
  const event = withDoorStaff(world, await world.announce(anEvent()));
  const [ticket] = (await soldTo(world, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }])).tickets;
  goTo(world, evening);
  return { world, event, ticket: ticket!, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

/** Further processes of the service on the same database. */
async function besides(world: BookingWorld, count: number, scope: AsyncDisposableStack): Promise<BookingWorld[]> {
  const answers = { event: () => ({ status: 200, body: { organizerId: randomUUID(), role: 'check_in' } }) };
  const secret = { 'ticket-signing-key': '' };
  return Promise.all(
    Array.from({ length: count }, async () => {
      const service = scope.use(await testService(bookingService, { beside: world.service, answers }));
      return { ...world, service, secret } as BookingWorld;
    }),
  );
}

test('fifty gates of five processes scan one ticket at once, and exactly one of them admits', async () => {
  await using at = await openDoor();
  await using scope = new AsyncDisposableStack();
  const worlds = [at.world, ...(await besides(at.world, 4, scope))];
  await using gate = await at.world.service.gate('select 1 from tickets where id = $1 for update', [at.ticket.id]);
  const scanning = worlds.flatMap((world, process) =>
    Array.from({ length: 10 }, (_, number) =>
      device(world, at.event, { name: `Gate ${process}-${number}` }).scan({ ticketId: at.ticket.id }),
    ),
  );
  await gate.blocked(5);
  await gate.release();
  const words = (await Promise.all(scanning)).map(inAWord);
  expect(words.filter(word => word === 'admitted')).toHaveLength(1);
  expect(words.filter(word => word === 'already_in')).toHaveLength(49);
  expect(await countsOf(at.world, at.event)).toMatchObject({ admitted: 1, inside: 1, gates: [{ entries: 1 }] });
});

test('one nonce that five processes are told at once is one scan with one verdict', async () => {
  await using at = await openDoor();
  await using scope = new AsyncDisposableStack();
  const worlds = [at.world, ...(await besides(at.world, 4, scope))];
  await using gate = await at.world.service.gate('select 1 from tickets where id = $1 for update', [at.ticket.id]);
  const scan = device(at.world, at.event).asScan({ ticketId: at.ticket.id });
  const sending = worlds.map(world => device(world, at.event).send([scan]));
  await gate.blocked(5);
  await gate.release();
  const verdicts = (await Promise.all(sending)).map(({ body }) => body.verdicts[0]);
  expect(verdicts.map(verdict => verdict?.outcome)).toEqual(['admitted', 'admitted', 'admitted', 'admitted', 'admitted']);
  expect(await scansOf(at.world, at.event)).toHaveLength(1);
});

test('who decided by an older version of a ticket’s presence writes nothing, whatever they had read', async () => {
  await using at = await openDoor();
  await device(at.world, at.event).scan({ ticketId: at.ticket.id });
  const { rowCount } = await at.world.service.pool.query(
    `insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries) values ($1, $2, $2, 1, true, 1)
     on conflict (ticket_id) do update set inside = true where check_ins.version = excluded.version - 1`,
    [at.ticket.id, at.event.eventId],
  );
  expect(rowCount).toBe(0);
  await expect(
    at.world.service.pool.query(
      'insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries) values ($1, $2, $2, 1, true, 1)',
      [at.ticket.id, at.event.eventId],
    ),
  ).rejects.toThrow('check_ins_pkey');
});

test('whoever gives a ticket back first asks whether it let somebody in, and nobody comes in by it meanwhile', async () => {
  await using at = await openDoor();
  await using db = {
    ...createDatabase<Tables>({ url: at.world.service.url, applicationName: 'desk' }),
    [Symbol.asyncDispose]: async () => {},
  };
  const phone = device(at.world, at.event);
  let scanning: ReturnType<typeof phone.scan> | undefined;
  const before = await db.transaction(async tx => {
    const admitted = await findAdmitted(tx, [at.ticket.id]);
    scanning = phone.scan({ ticketId: at.ticket.id });
    await tx.updateTable('tickets').set({ state: 'cancelled' }).where('id', '=', at.ticket.id).execute();
    return [...admitted];
  });
  expect(before).toEqual([]);
  expect(inAWord((await scanning)!)).toBe('cancelled');
  await at.world.service.pool.query(`update tickets set state = 'valid' where id = $1`, [at.ticket.id]);
  await phone.scan({ ticketId: at.ticket.id });
  expect([...(await db.transaction(tx => findAdmitted(tx, [at.ticket.id])))]).toEqual([at.ticket.id]);
  await db.close();
});

test('whoever is taken off the team scans no more, though they scanned a moment ago', async () => {
  await using at = await openDoor();
  expect(inAWord(await device(at.world, at.event).scan({ ticketId: at.ticket.id }))).toBe('admitted');
  at.world.join(at.event, dora, null);
  expect((await device(at.world, at.event).send([device(at.world, at.event).asScan({ ticketId: at.ticket.id })])).status).toBe(403);
});
