import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventDetail, mostAtOnce } from '@event-planner/contracts/event';
import { createMemoryCache } from '@event-planner/platform/cache';
import { clock, testDatabase, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ask } from './planning/test-plan.ts';
import { eventService } from './service.ts';
import { get, otto, plan } from './test-event.ts';

const id = (last: number): string => `0190a5b0-0000-7000-8000-00000000000${last}`;
const [organizer, venue, seatMap, event, draft, typeA, typeB] = [1, 2, 3, 4, 5, 6, 7].map(id);

/** As somebody had it who ran the first version. */
const old = `
  insert into organizers values ('${organizer}', 'rita-plays', 'Rita Plays', 'Since 1999.');
  insert into members values ('${organizer}', '${otto.sub}');
  insert into venues values ('${venue}', 'Hall', 'Main Street 1', 'Berlin', 'DE', 'Europe/Berlin', 52, 13, 'Lift.');
  insert into seat_maps values ('${seatMap}', '${venue}', 'theatre', 1, '${JSON.stringify(plan)}', 'hash');
  insert into events values (
    '${event}', 'hamlet', '${organizer}', '${venue}', '${seatMap}', 'Hamlet', 'theatre', E'A prince & a ghost.\\n\\n\\nTwo <hours>.',
    '2030-07-01T17:30:00Z', '2030-07-01T18:00:00Z', '2030-07-01T20:00:00Z', '2030-07-01', '2030-07-01', 'EUR', 2000, 'published', 7, 'hamlet', 'hamlet'
  ), (
    '${draft}', 'faust', '${organizer}', '${venue}', null, 'Faust', 'theatre', '',
    '2030-08-01T17:30:00Z', '2030-08-01T18:00:00Z', '2030-08-01T20:00:00Z', '2030-08-01', '2030-08-01', 'EUR', 2000, 'draft', 1, 'faust', 'faust'
  );
  insert into ticket_types values
    ('${typeB}', '${event}', 1, 'Reduced', '', 1000, 'stalls', null, 1, 100, '2030-01-10T09:00:00Z', '2030-07-01T18:00:00Z'),
    ('${typeA}', '${event}', 0, 'Full', 'A seat.', 2000, 'stalls', null, 1, 8, '2030-01-10T09:00:00Z', '2030-07-01T17:30:00Z');
  insert into covers values ('${event}', '<svg/>', 'hash');
`;

async function firstVersion() {
  const parent = await mkdtemp(join(tmpdir(), 'event-planner-first-version-'));
  const folder = join(parent, 'event', 'migrations');
  await mkdir(folder, { recursive: true });
  await copyFile(new URL('migrations/0001-events.sql', import.meta.url), join(folder, '0001-events.sql'));
  const database = await testDatabase({ migrations: [folder] });
  await rm(parent, { recursive: true });
  await database.pool.query(old);
  return database;
}

test('events of the first version are what they were, as documents', async () => {
  await using database = await firstVersion();
  const time = clock('2030-06-01T10:00:00Z');
  await using service = await testService(eventService, {
    beside: { ...database, clock: time, fanOut: createMemoryCache(), announced: [] },
  });
  const detail = EventDetail.parse((await get(service, '/hamlet')).json());
  expect(detail).toMatchObject({
    id: event,
    version: 7,
    title: 'Hamlet',
    description: '<p>A prince &amp; a ghost.</p><p>Two &lt;hours&gt;.</p>',
    startsAt: '2030-07-01T18:00:00.000Z',
    doorsAt: '2030-07-01T17:30:00.000Z',
    endsAt: '2030-07-01T20:00:00.000Z',
    timeZone: 'Europe/Berlin',
    mode: 'in_person',
    venue: { name: 'Hall', capacity: null },
    seated: true,
    priceFromMinor: 2000,
    coverUrl: '/api/events/hamlet/cover.svg',
    ticketTypes: [
      {
        id: typeA,
        name: 'Full',
        priceMinor: 2000,
        maxPerOrder: 8,
        salesStart: '2030-01-10T09:00:00.000Z',
        salesEnd: '2030-07-01T17:30:00.000Z',
      },
      { id: typeB, name: 'Reduced', priceMinor: 1000, maxPerOrder: mostAtOnce, salesEnd: '2030-07-01T18:00:00.000Z' },
    ],
  });
  expect((await get(service, '')).json().items).toHaveLength(1);
  expect((await get(service, '/hamlet/cover.svg')).body).toBe('<svg/>');
});

test('who acted for an organizer leads it, and goes on where they were', async () => {
  await using database = await firstVersion();
  const time = clock('2030-06-01T10:00:00Z');
  await using service = await testService(eventService, {
    beside: { ...database, clock: time, fanOut: createMemoryCache(), announced: [] },
  });
  const team = () => ask(service, { path: `/organizers/${organizer}/team` });
  expect((await team()).json().members).toMatchObject([{ userId: otto.sub, role: 'owner', name: null, email: null }]);
  expect((await ask(service, { path: '/organizers/mine' })).json().items).toMatchObject([
    { slug: 'rita-plays', role: 'owner', country: 'DE', currencies: ['EUR'], languages: ['en'], version: 1 },
  ]);
  expect((await team()).json().members).toMatchObject([{ name: 'Otto', email: 'otto@example.test' }]);
  const planned = (await ask(service, { path: `/events/${draft}/plan` })).json();
  expect(planned).toMatchObject({ state: 'draft', slug: 'faust', version: 1, changedIn: { about: 1, translations: 1 } });
  expect(planned.missing.map(({ code }: { code: string }) => code)).toEqual(['description', 'ticket_types']);
});
