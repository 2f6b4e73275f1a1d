import { expect, test } from 'vitest';
import { anEvent, bookingWorld, ticketType } from '../test-world.ts';
import { device, dora, doorList, evening, goTo, soldTo, withDoorStaff } from './test-door.ts';

async function openDoor() {
  const world = await bookingWorld();
  const event = withDoorStaff(world, await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] })));
  const buy = (quantity: number) => soldTo(world, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity }]);
  return { world, event, buy, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}
const states = (list: ReturnType<typeof doorList>) =>
  [...list.tickets.values()].map(({ id, state, inside, entries }) => ({ id, state, inside, entries }));

test('a device downloads all tickets page by page, and later what is new, ended or scanned elsewhere', async () => {
  await using at = await openDoor();
  const first = (await at.buy(7)).tickets;
  const list = doorList(at.world, at.event, 3);
  await list.refresh();
  expect([...list.tickets.keys()].toSorted()).toEqual(first.map(({ id }) => id).toSorted());
  expect(list.tickets.get(first[0]!.id)).toMatchObject({
    name: 'Ada',
    seat: null,
    state: 'valid',
    entries: 0,
    inside: false,
    lastIn: null,
  });

  const [second] = (await at.buy(1)).tickets;
  await at.world.service.pool.query(`update tickets set state = 'cancelled' where id = $1`, [first[1]!.id]);
  goTo(at.world, evening);
  const phone = device(at.world, at.event);
  const scan = phone.asScan({ ticketId: first[2]!.id });
  await phone.send([scan]);
  await list.refresh();
  const looked = [first[1]!, first[2]!, second!].map(({ id }) => states(list).find(ticket => ticket.id === id));
  expect(looked).toEqual([
    { id: first[1]!.id, state: 'cancelled', inside: false, entries: 0 },
    { id: first[2]!.id, state: 'valid', inside: true, entries: 1 },
    { id: second!.id, state: 'valid', inside: false, entries: 0 },
  ]);
  expect(list.tickets.get(first[2]!.id)?.lastIn).toEqual({ at: evening, gateId: at.event.eventId });

  await phone.scan({ direction: 'undo', undoes: scan.nonce, ticketId: first[2]!.id, reason: 'Mistake' });
  await list.refresh();
  expect(list.tickets.get(first[2]!.id)).toMatchObject({ inside: false, entries: 0 });
});

test('whoever comes in between two pages is told once more, as somebody inside; everybody else is told once', async () => {
  await using at = await openDoor();
  const bought = (await at.buy(9)).tickets;
  goTo(at.world, evening);
  const phone = device(at.world, at.event);
  const early = bought[4]!.id;
  await phone.scan({ ticketId: early });
  const renamed = bought[5]!.id;
  await phone.scan({ ticketId: renamed });
  await at.world.service.pool.query(`update tickets set attendee_name = 'Grace' where id = $1`, [renamed]);
  const list = doorList(at.world, at.event, 4);
  let came: readonly string[] = [];
  const told = await list.refresh(async () => {
    if (came.length > 0) return;
    const [known] = list.tickets.keys();
    const unknown = bought.find(({ id }) => ![early, renamed].includes(id) && !list.tickets.has(id));
    came = [known!, unknown!.id];
    for (const ticketId of came) await phone.scan({ ticketId });
  });
  const times = (id: string) => told.filter(ticket => ticket.id === id).map(({ entries }) => entries);
  expect(times(came[0]!)).toEqual([0, 1]);
  for (const { id } of bought.filter(one => one.id !== came[0]))
    expect(times(id)).toEqual([[...came, early, renamed].includes(id) ? 1 : 0]);
});

test('what changed between the pages of a download is not told again by the next one', async () => {
  await using at = await openDoor();
  const bought = (await at.buy(8)).tickets;
  goTo(at.world, evening);
  const phone = device(at.world, at.event);
  // Whatever else is going on in the same database server may be unsettled for a moment.
  const toldAgain = async (): Promise<number> => {
    const list = doorList(at.world, at.event, 7);
    const ticketId = bought.pop()!.id;
    let outcome = '';
    await list.refresh(async () => ({ outcome } = await phone.scan({ ticketId })));
    expect(outcome).toBe('admitted');
    return (await list.refresh()).length;
  };
  await expect.poll(toldAgain).toBe(0);
});

test('a change that was begun before a download and committed in it, behind what was read, or after it is in the next one', async () => {
  await using at = await openDoor();
  const [ticket] = (await at.buy(2)).tickets;
  const inPages = doorList(at.world, at.event, 1);
  const atOnce = doorList(at.world, at.event);
  const slow = await at.world.service.pool.connect();
  await slow.query('begin');
  await slow.query(`update tickets set state = 'cancelled' where id = $1`, [ticket!.id]);
  await at.buy(1);
  await atOnce.refresh();
  await inPages.refresh(async () => {
    if (inPages.tickets.size === 3) await slow.query('commit');
  });
  slow.release();
  for (const list of [inPages, atOnce]) {
    expect(list.tickets.get(ticket!.id)?.state).toBe('valid');
    await list.refresh();
    expect(list.tickets.get(ticket!.id)?.state).toBe('cancelled');
  }
});

test('where nothing changed the same page is not sent again', async () => {
  await using at = await openDoor();
  await at.buy(1);
  const headers = await at.world.service.asUser(dora);
  const get = (query: string, more: object = {}) =>
    at.world.service.inject({ url: `/api/bookings/events/${at.event.eventId}/door-list${query}`, headers: { ...headers, ...more } });
  const since = (await get('')).json().next as string;
  // Whatever else is going on in the same database server may be unsettled for a moment.
  const askedTwice = async (): Promise<unknown> => {
    const settled = (await get(`?since=${since}`)).json().next as string;
    const page = await get(`?since=${settled}`);
    const again = await get(`?since=${page.json().next}`, { 'if-none-match': page.headers.etag });
    return [page.json().rows, again.statusCode, again.body];
  };
  await expect.poll(askedTwice).toEqual([[], 304, '']);
  for (const bad of ['nonsense', `${since}!`, 'zzzzzzzzzzzzz.00000000-0000-0000-0000-000000000000.1']) {
    expect((await get(`?since=${encodeURIComponent(bad)}`)).json().code, bad).toBe('invalid_cursor');
  }
});
