import type { SeatMap } from '@event-planner/contracts/seat-map';
import { newId } from '@event-planner/platform/ids';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ask, found } from '../planning/test-plan.ts';
import { admin, otto, plan, rival, startEvent } from '../test-event.ts';

const venueForm = {
  name: 'The Cellar',
  address: 'Long Street 1',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  latitude: 52,
  longitude: 13,
};

async function venueOf(event: TestService, by = otto): Promise<string> {
  const organizerId = await found(event, { by });
  return (await ask(event, { method: 'POST', path: `/organizers/${organizerId}/venues`, by, body: venueForm })).json().id;
}

const longer = (seats: number): SeatMap => {
  const document = structuredClone(plan);
  const [area] = document.areas;
  if (area?.kind === 'seated') Object.assign(area.rows[0]!, { seats, to: [seats - 1, 0] });
  return document;
};

async function save(
  event: TestService,
  { venueId, by = otto, ...form }: { venueId: string; by?: typeof otto; name?: string; basedOn?: string | null; document?: unknown },
) {
  const body = { name: 'Concert', basedOn: null, document: plan, ...form };
  return ask(event, { method: 'POST', path: `/venues/${venueId}/seat-maps`, by, body });
}

test('saving makes the next version, and the one before stays as it was', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const first = (await save(event, { venueId })).json();
  expect(first).toMatchObject({ venueId, name: 'Concert', version: 1, seats: 10, standing: 0, document: plan });
  const second = (await save(event, { venueId, basedOn: first.id, document: longer(12) })).json();
  expect(second).toMatchObject({ version: 2, seats: 12 });
  expect(second.id).not.toBe(first.id);
  const get = async (id: string) => (await ask(event, { path: `/venues/${venueId}/seat-maps/${id}` })).json();
  expect([(await get(first.id)).seats, (await get(second.id)).seats]).toEqual([10, 12]);
  const venue = (await ask(event, { path: `/venues/${venueId}` })).json();
  expect(venue.seatMaps).toMatchObject([{ id: second.id, version: 2, seats: 12 }]);
});

test('whoever saves on top of an older version is told which is the newest, and overwrites nothing', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const first = (await save(event, { venueId })).json();
  const second = (await save(event, { venueId, basedOn: first.id, document: longer(12) })).json();
  for (const basedOn of [first.id, null]) {
    const answer = await save(event, { venueId, basedOn, document: longer(8) });
    expect(answer.json()).toMatchObject({ status: 409, code: 'plan_outdated', newest: { id: second.id, version: 2 } });
  }
  expect((await save(event, { venueId, name: 'Theatre', basedOn: second.id, document: longer(8) })).json()).toMatchObject({
    name: 'Theatre',
    version: 1,
  });
});

test('two who save at the same moment make one next version', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const first = (await save(event, { venueId })).json();
  await using gate = await event.gate('select 1 from venues where id = $1 for update', [venueId]);
  const both = [11, 12].map(seats => save(event, { venueId, basedOn: first.id, document: longer(seats) }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(both)).map(answer => answer.statusCode).toSorted()).toEqual([201, 409]);
});

test('the same plan saved twice is one version', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const [one, two] = [await save(event, { venueId }), await save(event, { venueId })];
  expect([one.statusCode, two.statusCode, two.json().id]).toEqual([201, 201, one.json().id]);
});

test('a plan with errors is not saved, and all that is wrong is said', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const document = structuredClone(plan);
  const [area] = document.areas;
  if (area?.kind === 'seated') area.rows.push({ ...area.rows[0]!, label: 'B', category: 'gold' });
  const answer = await save(event, { venueId, document });
  expect(answer.json()).toMatchObject({ status: 422, code: 'plan_faulty' });
  expect(answer.json().faults.map((fault: { code: string }) => fault.code)).toEqual(
    expect.arrayContaining(['category_unknown', 'seats_overlap']),
  );
});

test('a plan of 60,000 marked seats is saved, sent and exported; a larger body is refused', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const document = {
    ...plan,
    areas: Array.from({ length: 120 }, (_, at) => ({
      kind: 'seated',
      id: `a${at}`,
      name: `Block ${at}`,
      rows: [
        {
          label: 'A',
          category: 'stalls',
          from: [0, at * 2],
          to: [499, at * 2],
          seats: 500,
          marks: Array.from({ length: 500 }, (_mark, seat) => ({ at: seat, restrictedView: true })),
        },
      ],
    })),
  };
  const saved = await save(event, { venueId, document });
  expect([saved.statusCode, saved.json().seats]).toEqual([201, 60_000]);
  const csv = await ask(event, { path: `/venues/${venueId}/seat-maps/${saved.json().id}/csv` });
  expect(csv.body.split('\r\n').length + csv.body.split('\n').length).toBeGreaterThan(60_000);
  const huge = { ...plan, categories: [{ ...plan.categories[0], name: 'x'.repeat(9_000_000) }] };
  expect((await save(event, { venueId, document: huge })).json()).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('members of the venue’s organizer alone see and save its plans', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  await found(event, { by: rival });
  const saved = (await save(event, { venueId })).json();
  expect((await save(event, { venueId, by: rival, basedOn: saved.id })).json()).toMatchObject({ status: 404, code: 'not_found' });
  const paths = ['', '/csv'].map(end => `/venues/${venueId}/seat-maps/${saved.id}${end}`);
  for (const path of paths) {
    expect((await ask(event, { path, by: rival })).statusCode).toBe(404);
    expect((await ask(event, { path, by: admin })).statusCode).toBe(200);
    expect((await event.inject({ url: `/api${path}` })).statusCode).toBe(401);
  }
  const other = await venueOf(event, rival);
  expect((await ask(event, { path: `/venues/${other}/seat-maps/${saved.id}`, by: rival })).statusCode).toBe(404);
});

test('a plan is sent once and then only confirmed', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const path = `/venues/${venueId}/seat-maps/${(await save(event, { venueId })).json().id}`;
  const etag = String((await ask(event, { path })).headers['etag']);
  const again = await event.inject({ url: `/api${path}`, headers: { ...(await event.asUser(otto)), 'if-none-match': etag } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a plan is checked without being saved', async () => {
  await using event = await startEvent();
  const check = async (document: unknown) =>
    (await ask(event, { method: 'POST', path: '/venues/seat-maps/check', body: { document } })).json();
  expect((await check(plan)).faults.map((fault: { code: string }) => fault.code)).toEqual(['stage_missing']);
  expect(await check({ ...plan, areas: [] })).toMatchObject({ status: 400, code: 'invalid_request' });
});

test('a plan goes out as a table and comes back; a table that is wrong is told line by line', async () => {
  await using event = await startEvent();
  const venueId = await venueOf(event);
  const saved = (await save(event, { venueId })).json();
  const csv = await ask(event, { path: `/venues/${venueId}/seat-maps/${saved.id}/csv` });
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringContaining('attachment'),
  });
  const read = async (payload: string) =>
    (
      await event.inject({
        method: 'POST',
        url: '/api/venues/seat-maps/csv',
        headers: { ...(await event.asUser(otto)), 'content-type': 'text/csv' },
        payload,
      })
    ).json();
  expect((await read(csv.body)).document.areas[0].rows).toMatchObject([{ label: 'A', seats: 10, from: [0, 0], to: [9, 0] }]);
  expect(await read('area,row,seat,x,y\nHall,A,one,0,0')).toMatchObject({
    status: 422,
    code: 'csv_invalid',
    lines: [{ line: 2, column: 'seat', value: 'one', expected: 'a whole number from 0 to 9999' }],
  });
  expect(await read('')).toMatchObject({ code: expect.stringMatching(/csv_invalid|invalid_request/) });
});

test('a venue that is not there has no plans', async () => {
  await using event = await startEvent();
  await found(event);
  expect((await save(event, { venueId: newId() })).statusCode).toBe(404);
});
