import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { createTicketSigner } from '../tickets/keys.ts';
import { anEvent, aSeatedEvent, bookingWorld, ticketType } from '../test-world.ts';
import { countsOf, device, evening, goTo, inAWord, minutesLater, scansOf, setDoor, soldTo, withDoorStaff } from './test-door.ts';

const two = (ticketTypeId: string) => [{ ticketTypeId, quantity: 2 }];

async function openDoor(changes: Parameters<typeof anEvent>[0] = {}) {
  const world = await bookingWorld();
  const event = withDoorStaff(world, await world.announce(anEvent(changes)));
  const [first, second] = (await soldTo(world, event, two(event.ticketTypes[0]!.id))).tickets;
  goTo(world, evening);
  return {
    world,
    event,
    first: first!,
    second: second!,
    phone: device(world, event),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('a ticket lets its holder in once, and says who it is and who had it before', async () => {
  await using at = await openDoor();
  const entered = await at.phone.scan({ code: at.first.code });
  expect(entered).toMatchObject({
    outcome: 'admitted',
    reason: null,
    conflict: false,
    ticket: { id: at.first.id, attendeeName: 'Ada', ticketTypeName: 'Standard' },
  });
  at.world.service.clock.advance(60);
  expect(await device(at.world, at.event, { name: 'Phone 2' }).scan({ code: at.first.code })).toMatchObject({
    outcome: 'refused',
    reason: 'already_in',
    before: { at: evening, gate: 'Entrance', device: 'Phone 1' },
  });
  expect(inAWord(await at.phone.scan({ ticketId: at.second.id, manual: true }))).toBe('admitted');
});

test('the same nonce has the same verdict for ever, whoever asks and whatever else happened', async () => {
  await using at = await openDoor();
  const scan = at.phone.asScan({ code: at.first.code });
  const [first] = (await at.phone.send([scan])).body.verdicts;
  expect(first?.outcome).toBe('admitted');
  await at.phone.scan({ ticketId: at.first.id, direction: 'out' });
  at.world.service.clock.advance(3600);
  for (const again of [at.phone, device(at.world, at.event)])
    expect((await again.send([scan, { ...scan, nonce: scan.nonce.toUpperCase() }])).body.verdicts).toEqual([first, first]);
  expect(await scansOf(at.world, at.event)).toHaveLength(2);
});

test('whoever left comes in again where the event allows it, and only there', async () => {
  await using at = await openDoor();
  const all = async () => [
    inAWord(await at.phone.scan({ code: at.first.code, direction: 'out' })),
    inAWord(await at.phone.scan({ code: at.first.code })),
    inAWord(await at.phone.scan({ code: at.first.code, direction: 'out' })),
    inAWord(await at.phone.scan({ code: at.first.code })),
  ];
  expect(await all()).toEqual(['not_in', 'admitted', 'left', 'no_reentry']);
  expect((await setDoor(at.world, at.event, { reentry: true })).status).toBe(200);
  expect(inAWord(await at.phone.scan({ code: at.first.code }))).toBe('admitted');
  expect(inAWord(await at.phone.scan({ code: at.first.code }))).toBe('already_in');
  expect(await countsOf(at.world, at.event)).toMatchObject({ expected: 2, admitted: 1, inside: 1, gates: [{ entries: 2, exits: 1 }] });
});

test('a scan is taken back by whom and why, and once; then the ticket is as it was before', async () => {
  await using at = await openDoor();
  const scan = at.phone.asScan({ code: at.first.code });
  await at.phone.send([scan]);
  const undo = { direction: 'undo', undoes: scan.nonce, ticketId: at.first.id, reason: 'Wrong person' } as const;
  expect(await at.phone.scan(undo)).toMatchObject({ outcome: 'undone' });
  expect(inAWord(await at.phone.scan(undo))).toBe('nothing_to_undo');
  expect(inAWord(await at.phone.scan({ ...undo, undoes: randomUUID() }))).toBe('nothing_to_undo');
  expect(await countsOf(at.world, at.event)).toMatchObject({ admitted: 0, inside: 0 });
  expect(inAWord(await at.phone.scan({ code: at.first.code }))).toBe('admitted');
  const records = await scansOf(at.world, at.event);
  expect(records.find(({ standing }) => standing === 'undo')).toMatchObject({
    note: 'Wrong person',
    by: 'Dora',
    ticket: { id: at.first.id },
  });
  expect(records.find(({ nonce }) => nonce === scan.nonce)?.standing).toBe('undone');
});

test('what is no code, another event’s, signed by somebody else or of nobody is refused for what it is', async () => {
  await using at = await openDoor();
  const strange = createTicketSigner(JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })));
  const facts = { id: at.first.id, eventId: at.event.eventId, ticketTypeId: at.event.ticketTypes[0]!.id, seat: null };
  const bytes = Buffer.from(at.first.code, 'base64url');
  bytes[10] = bytes[10]! ^ 1;
  const told = [];
  for (const code of ['hello', strange.codeOf(facts), bytes.toString('base64url')]) told.push(inAWord(await at.phone.scan({ code })));
  expect(told).toEqual(['unknown', 'forged', 'forged']);
  expect(inAWord(await at.phone.scan({ ticketId: newId() }))).toBe('unknown');
  expect((await at.phone.scan({ ticketId: newId() })).ticket).toBeNull();
});

test('tickets of another event are not let in, nor told of', async () => {
  const world = await bookingWorld();
  await using _ = world;
  const [mine, theirs] = [withDoorStaff(world, await world.announce(anEvent())), await world.announce(anEvent())];
  const ticket = (await soldTo(world, theirs, two(theirs.ticketTypes[0]!.id))).tickets[0]!;
  goTo(world, evening);
  const phone = device(world, mine);
  expect(await phone.scan({ code: ticket.code })).toMatchObject({ reason: 'wrong_event', ticket: null });
  expect(await phone.scan({ ticketId: ticket.id })).toMatchObject({ reason: 'unknown', ticket: null });
  expect((await device(world, theirs).send([phone.asScan({ code: ticket.code })])).status).toBe(403);
});

test.each(['cancelled', 'transferred', 'exchanged', 'resold'] as const)('a ticket that was %s lets nobody in', async state => {
  await using at = await openDoor();
  await at.world.service.pool.query('update tickets set state = $1, ended_at = $2 where id = $3', [state, evening, at.first.id]);
  expect(inAWord(await at.phone.scan({ code: at.first.code }))).toBe(state);
});

test('doors open at their time, tickets admit at theirs, and nobody comes when it is over', async () => {
  await using at = await openDoor();
  const [type] = at.event.ticketTypes;
  await setDoor(at.world, at.event, {
    doorsAt: minutesLater(10),
    times: [{ ticketTypeId: type!.id, from: minutesLater(20), until: minutesLater(30) }],
  });
  const told: string[] = [];
  for (const minute of [9, 10, 30, 20, 180]) {
    goTo(at.world, minutesLater(minute));
    told.push(inAWord(await at.phone.scan({ code: at.first.code })));
  }
  expect(told).toEqual(['too_early', 'not_valid_yet', 'no_longer_valid', 'admitted', 'over']);
  expect(inAWord(await at.phone.scan({ code: at.first.code, direction: 'out' }))).toBe('left');
});

test('a gate admits the ticket types and areas it is for', async () => {
  await using world = await bookingWorld();
  const seated = aSeatedEvent();
  const standing = ticketType({ name: 'Standing' });
  const event = withDoorStaff(world, await world.announce({ ...seated, ticketTypes: [...seated.ticketTypes, standing] }));
  const [gold] = event.ticketTypes;
  const [north, south, west] = [newId(), newId(), newId()];
  const gates = [
    { id: north, name: 'North', ticketTypeIds: [gold!.id], areas: null },
    { id: south, name: 'South', ticketTypeIds: null, areas: [] },
    { id: west, name: 'West', ticketTypeIds: null, areas: ['stalls'] },
  ];
  expect((await setDoor(world, event, { gates })).status).toBe(200);
  const seat = (await soldTo(world, event, [{ ticketTypeId: gold!.id, seat: 'stalls-A-1' }])).tickets[0]!;
  const place = (await soldTo(world, event, [{ ticketTypeId: standing.id, quantity: 1 }])).tickets[0]!;
  goTo(world, evening);
  const phone = device(world, event);
  const told = async (code: string, gate: string) => inAWord(await phone.scan({ code, gate }));
  expect(await told(place.code, north)).toBe('wrong_gate');
  expect(await told(seat.code, south)).toBe('wrong_gate');
  expect(await told(seat.code, newId())).toBe('wrong_gate');
  expect(await told(place.code, south)).toBe('admitted');
  expect(await told(seat.code, west)).toBe('admitted');
  expect((await countsOf(world, event)).gates.map(({ name, entries }) => [name, entries])).toEqual([
    ['North', 0],
    ['South', 1],
    ['West', 1],
  ]);
});

test('gates are written by whoever saw the last version, and name what the event has', async () => {
  await using at = await openDoor();
  const gates = [{ id: newId(), name: 'North', ticketTypeIds: null, areas: null }];
  expect((await setDoor(at.world, at.event, { gates })).body.plan).toMatchObject({ version: 1, gates });
  expect(await setDoor(at.world, at.event, { version: 0 })).toMatchObject({ status: 409, body: { code: 'door_plan_changed' } });
  expect(await setDoor(at.world, at.event, { gates: [{ ...gates[0]!, areas: ['roof'] }] })).toMatchObject({
    status: 422,
    body: { code: 'door_plan_invalid' },
  });
  expect(await setDoor(at.world, at.event, { times: [{ ticketTypeId: newId(), from: null, until: null }] })).toMatchObject({ status: 422 });
  expect((await setDoor(at.world, at.event, { gates: [] })).status).toBe(400);
  expect((await setDoor(at.world, at.event, { gates: [gates[0]!, { ...gates[0]!, id: newId() }] })).status).toBe(400);
});

test('counts tell expected, admitted and inside by type, gate and time', async () => {
  await using at = await openDoor({ ticketTypes: [ticketType({ name: 'Adult' })] });
  await at.phone.scan({ code: at.first.code });
  at.world.service.clock.advance(61);
  await at.phone.scan({ code: at.second.code });
  await at.phone.scan({ code: at.second.code });
  at.world.service.clock.advance(1);
  await at.phone.scan({ code: at.second.code, direction: 'out' });
  expect(await countsOf(at.world, at.event)).toMatchObject({
    expected: 2,
    admitted: 2,
    inside: 1,
    refused: 1,
    conflicts: 0,
    ticketTypes: [{ name: 'Adult', expected: 2, admitted: 2, inside: 1 }],
    gates: [{ name: 'Entrance', entries: 2, exits: 1, lastAt: minutesLater(62 / 60) }],
    arrivals: {
      everySeconds: 60,
      items: [
        { from: evening, entries: 1, exits: 0 },
        { from: minutesLater(1), entries: 1, exits: 1 },
      ],
    },
  });
});
