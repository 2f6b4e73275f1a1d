import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anEvent, bookingWorld, ticketType } from '../test-world.ts';
import { countsOf, device, evening, goTo, inAWord, minutesLater, scanPage, scansOf, setDoor, soldTo, withDoorStaff } from './test-door.ts';

async function openDoor({ reentry = false } = {}) {
  const world = await bookingWorld();
  const event = withDoorStaff(world, await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 500, maxPerOrder: 10 })] })));
  if (reentry) await setDoor(world, event, { reentry });
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 5 }];
  return { world, event, items, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

test('of two devices that let the same ticket in without a network the earlier one counts, and the other is a conflict with both devices and times', async () => {
  await using at = await openDoor();
  const [ticket] = (await soldTo(at.world, at.event, at.items)).tickets;
  const [north, south] = [device(at.world, at.event, { name: 'North' }), device(at.world, at.event, { name: 'South' })];
  goTo(at.world, minutesLater(60));
  const late = south.offline({ code: ticket!.code, at: minutesLater(5) });
  expect((await south.send([late])).body.verdicts[0]).toMatchObject({ outcome: 'admitted', conflict: false });
  const early = north.offline({ code: ticket!.code, at: minutesLater(2) });
  expect((await north.send([early])).body.verdicts[0]).toMatchObject({ outcome: 'admitted', conflict: false });
  expect(await scansOf(at.world, at.event, 'conflicts')).toMatchObject([
    {
      nonce: late.nonce,
      standing: 'double',
      device: 'South',
      at: minutesLater(5),
      offline: true,
      against: { device: 'North', at: minutesLater(2), gate: 'Entrance' },
    },
  ]);
  expect(await countsOf(at.world, at.event)).toMatchObject({ admitted: 1, inside: 1, conflicts: 1, gates: [{ entries: 1 }] });
  // Asked again, both hear what they heard.
  expect((await south.send([late])).body.verdicts[0]).toMatchObject({ outcome: 'admitted' });
});

test('what a device sends together is told by when it was scanned, page after page', async () => {
  await using at = await openDoor();
  const tickets = (await soldTo(at.world, at.event, at.items)).tickets;
  const phone = device(at.world, at.event);
  goTo(at.world, minutesLater(60));
  await phone.send([3, 1, 5, 2, 4].map(minute => phone.offline({ code: tickets[minute - 1]!.code, at: minutesLater(minute) })));
  const told: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await scanPage(at.world, at.event.eventId, `limit=2${cursor && `&cursor=${cursor}`}`);
    told.push(...page.items.map(scan => scan.at));
    cursor = page.nextCursor;
  }
  expect(told).toEqual([5, 4, 3, 2, 1].map(minutesLater));
});

test('a device whose clock is wrong is corrected by how wrong it is when it sends', async () => {
  await using at = await openDoor();
  const [ticket] = (await soldTo(at.world, at.event, at.items)).tickets;
  const ahead = device(at.world, at.event, { name: 'Ahead', aheadMs: 3 * 3600_000 });
  const right = device(at.world, at.event, { name: 'Right' });
  goTo(at.world, minutesLater(60));
  await right.send([right.offline({ code: ticket!.code, at: minutesLater(5) })]);
  const { body } = await ahead.send([ahead.offline({ code: ticket!.code, at: minutesLater(4) })]);
  expect(body.clockAheadMs).toBe(3 * 3600_000);
  expect(await scansOf(at.world, at.event, 'conflicts')).toMatchObject([
    { device: 'Right', against: { device: 'Ahead', at: minutesLater(4) } },
  ]);
});

test('what a device let in that was no valid ticket is a conflict, and what it refused is on record', async () => {
  await using at = await openDoor();
  const [cancelled, fine] = (await soldTo(at.world, at.event, at.items)).tickets;
  await at.world.service.pool.query(`update tickets set state = 'cancelled', ended_at = $1 where id = $2`, [evening, cancelled!.id]);
  const phone = device(at.world, at.event);
  goTo(at.world, minutesLater(60));
  const when = { at: minutesLater(1) };
  const { body } = await phone.send([
    phone.offline({ code: cancelled!.code, ...when }),
    phone.offline({ code: 'nonsense', ...when }),
    phone.offline({ code: fine!.code, ...when, told: { outcome: 'refused', reason: 'wrong_gate' } }),
  ]);
  expect(body.verdicts.map(verdict => [inAWord(verdict), verdict.conflict])).toEqual([
    ['cancelled', true],
    ['unknown', true],
    ['wrong_gate', false],
  ]);
  expect((await scansOf(at.world, at.event)).map(({ standing }) => standing).toSorted()).toEqual(['invalid', 'invalid', 'refused']);
  expect(await countsOf(at.world, at.event)).toMatchObject({ admitted: 0, conflicts: 2, refused: 1 });
});

test('somebody whom we refused, but whom the device let in because our answer never arrived, is a conflict', async () => {
  await using at = await openDoor();
  const [ticket] = (await soldTo(at.world, at.event, at.items)).tickets;
  goTo(at.world, evening);
  const [one, other] = [device(at.world, at.event, { name: 'One' }), device(at.world, at.event, { name: 'Other' })];
  await one.scan({ code: ticket!.code });
  at.world.service.clock.advance(30);
  const unanswered = other.asScan({ code: ticket!.code });
  await other.send([unanswered]);
  at.world.service.clock.advance(60);
  const again = await other.send([{ ...unanswered, told: { outcome: 'admitted', reason: null } }]);
  expect(inAWord(again.body.verdicts[0]!)).toBe('already_in');
  expect(await scansOf(at.world, at.event, 'conflicts')).toMatchObject([
    { nonce: unanswered.nonce, device: 'Other', against: { device: 'One' } },
  ]);
});

interface Fact {
  readonly device: number;
  readonly ticket: number;
  readonly direction: 'in' | 'out';
  readonly minute: number;
  readonly undone: boolean;
}
const fact = fc.record({
  device: fc.nat(2),
  ticket: fc.nat(1),
  direction: fc.constantFrom('in', 'in', 'out'),
  minute: fc.nat(40),
  undone: fc.boolean(),
}) as fc.Arbitrary<Fact>;

/** What a doorkeeper with one book would write: one passage after another, as they happened. */
function model(facts: readonly (Fact & { nonce: string })[], reentry: boolean) {
  let inside = false;
  let entries = 0;
  const standings: Record<string, string> = {};
  for (const { nonce, direction, undone } of facts.toSorted((a, b) => a.minute - b.minute || (a.nonce < b.nonce ? -1 : 1))) {
    if (undone) standings[nonce] = 'undone';
    else if (direction === 'out') {
      standings[nonce] = inside ? 'exit' : 'stray';
      inside = false;
    } else if (inside || (entries > 0 && !reentry)) standings[nonce] = 'double';
    else {
      standings[nonce] = 'entry';
      inside = true;
      entries += 1;
    }
  }
  return { inside, entries, standings };
}

test.each([false, true])('whatever order offline scans arrive in, they come to what happened (re-entry: %s)', async reentry => {
  await using at = await openDoor({ reentry });
  const orders = await Promise.all(Array.from({ length: 8 }, () => soldTo(at.world, at.event, at.items)));
  const tickets = orders.flatMap(order => order.tickets);
  goTo(at.world, minutesLater(60));
  const skews = [0, -90_000, 7 * 60_000];
  let used = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fact, { minLength: 2, maxLength: 9 }), fc.infiniteStream(fc.nat()), async (wished, luck) => {
      // Tickets are used up: a history starts with new ones.
      const own = [tickets[used++ % tickets.length]!, tickets[used++ % tickets.length]!];
      await at.world.service.pool.query('delete from scans where ticket_id = any($1::uuid[])', [own.map(({ id }) => id)]);
      await at.world.service.pool.query('delete from check_ins where ticket_id = any($1::uuid[])', [own.map(({ id }) => id)]);
      const devices = skews.map(aheadMs => device(at.world, at.event, { aheadMs }));
      const facts = wished.map(one => ({ ...one, nonce: randomUUID() }));
      const scans = facts.flatMap(({ device: by, ticket, direction, minute, undone, nonce }) => {
        const { id: ticketId, code } = own[ticket]!;
        const passage = { by, scan: devices[by]!.offline({ nonce, code, direction, at: minutesLater(minute) }) };
        const undo = { direction: 'undo', undoes: nonce, ticketId, reason: 'Mistake', told: { outcome: 'undone', reason: null } } as const;
        return undone ? [passage, { by, scan: devices[by]!.offline({ ...undo, at: minutesLater(minute) }) }] : [passage];
      });
      // Shuffled, cut into batches of a device each, some of them sent twice, some at once.
      const shuffled = scans.map(scan => ({ ...scan, rank: luck.next().value })).toSorted((a, b) => a.rank - b.rank);
      const batches: { by: number; scans: object[] }[] = [];
      for (const { by, scan, rank } of shuffled) {
        const last = batches.at(-1);
        if (last?.by === by && rank % 3 > 0) last.scans.push(scan);
        else batches.push({ by, scans: [scan] });
      }
      for (let next = batches.splice(0, 3); next.length > 0; next = batches.splice(0, 3)) {
        const sent = next.flatMap(batch => (batch.scans.length % 2 === 0 ? [batch, batch] : [batch]));
        for (const { status } of await Promise.all(sent.map(batch => devices[batch.by]!.send(batch.scans)))) expect(status).toBe(200);
      }
      for (const [index, { id }] of own.entries()) {
        const expected = model(
          facts.filter(({ ticket }) => ticket === index),
          reentry,
        );
        const { rows } = await at.world.service.pool.query(
          `select nonce, standing from scans where ticket_id = $1 and direction <> 'undo'`,
          [id],
        );
        expect(Object.fromEntries(rows.map(row => [row.nonce, row.standing]))).toEqual(expected.standings);
        const [presence] = (await at.world.service.pool.query('select inside, entries from check_ins where ticket_id = $1', [id])).rows;
        expect(presence ?? { inside: false, entries: 0 }).toEqual({ inside: expected.inside, entries: expected.entries });
      }
    }),
    { numRuns: 20 },
  );
});
