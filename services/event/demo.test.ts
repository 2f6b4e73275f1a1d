import { coverArt } from '@event-planner/demo/cover-art';
import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { seedDemo } from './demo.ts';
import { errorsIn, missingOf } from './planning/checklist-rules.ts';
import type { Tables } from './tables.ts';
import { get, putOn, startEvent } from './test-event.ts';

test('seeding again adds what is missing and changes nothing', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet', title: 'Hamlet' });
  await putOn(event, { slug: 'hamlet', title: 'Another Hamlet' }, { slug: 'faust', title: 'Faust' });
  const { items } = (await get(event, '?sort=title')).json();
  expect(items.map((item: { title: string }) => item.title)).toEqual(['Faust', 'Hamlet']);
});

test('the demo is what organizers could have made: nothing about its events is wrong', async () => {
  await using event = await startEvent();
  const world = createWorld({ today: event.clock.now() });
  const db = createDatabase<Tables>({ url: event.url, applicationName: 'test' });
  await seedDemo(db, world, coverArt).finally(() => db.close());
  const { rows } = await event.pool.query(
    `select events.sections, organizers.name, organizers.currencies, venues.name as venue, venues.city, seat_maps.document
     from events join organizers on organizers.id = organizer_id left join venues on venues.id = venue_id left join seat_maps on seat_maps.id = seat_map_id
     where state <> 'draft'`,
  );
  expect(rows).toHaveLength(world.events.length + world.series.flatMap(({ dates }) => dates).length);
  const wrong = rows.flatMap(({ sections, name, currencies, venue, city, document }) =>
    errorsIn(missingOf(sections, { organizer: { name, currencies }, venue: { name: venue, city }, seatMap: document, now: new Date(0) })),
  );
  expect(wrong).toEqual([]);
});

test('who arranges events in the demo leads a team with a house of its own; staff looks on', async () => {
  await using event = await startEvent();
  const world = createWorld({ today: event.clock.now() });
  const db = createDatabase<Tables>({ url: event.url, applicationName: 'test' });
  await seedDemo(db, world, coverArt).finally(() => db.close());
  const as = async (email: string) => {
    const account = world.accounts.find(one => one.email === email);
    const headers = await event.asUser({ ...person('Demo'), ...account, sub: account?.id ?? '' });
    return { headers, mine: (await event.inject({ url: '/api/organizers/mine', headers })).json().items };
  };
  const { headers, mine } = await as('organizer@example.test');
  expect(mine).toMatchObject([{ slug: 'nordwind-konzerte', role: 'owner' }]);
  expect((await as('staff@example.test')).mine).toMatchObject([{ slug: 'nordwind-konzerte', role: 'viewer' }]);
  const venues = (await event.inject({ url: `/api/organizers/${mine[0].id}/venues`, headers })).json().items;
  const own = venues.filter((venue: { organizerId: string | null }) => venue.organizerId === mine[0].id);
  const begun = (await event.inject({ url: `/api/organizers/${mine[0].id}/events?state=draft`, headers })).json().items;
  expect(begun).toMatchObject([{ slug: 'hafenklang-winter-edition', venueName: 'Docksaal', startsAt: null }]);
  expect(own.some((venue: { seatMaps: unknown[] }) => venue.seatMaps.length > 0)).toBe(true);
});
