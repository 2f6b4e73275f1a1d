import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { expect, test } from 'vitest';
import { seedDemo } from './demo.ts';
import { occurrencesOf } from './series/occurrences.ts';
import type { Tables } from './tables.ts';
import { admin, cover, get, startEvent } from './test-event.ts';

test.each(['2026-11-20', '2027-03-01', '2027-09-20'])('seen from %s the rules of the demo’s series give the dates that it has', day => {
  const now = new Date(day);
  for (const { slug, timing, endless, dates } of createWorld({ today: now }).series) {
    const given = occurrencesOf(timing, now);
    expect([slug, given.endless, given.occurrences.slice(0, dates.length).map(({ date }) => date)]).toEqual([
      slug,
      endless,
      dates.map(({ date }) => date),
    ]);
    if (!endless) expect(given.occurrences).toHaveLength(dates.length);
  }
});

test('the demo’s series are shown, and changed without losing what was sold', async () => {
  await using event = await startEvent();
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  const db = createDatabase<Tables>({ url: event.url, applicationName: 'demo' });
  await seedDemo(db, world, () => cover).finally(() => db.close());
  const { id, slug, dates } = world.series[0]!;
  expect((await event.inject({ url: `/api/series/${slug}` })).json().dates).toHaveLength(dates.length);
  const one = dates[1]!.event;
  expect((await get(event, `/${one.slug}`)).json()).toMatchObject({
    series: one.series,
    ticketTypes: one.ticketTypes.map(type => ({ id: type.id })),
  });
  const headers = await event.asUser(admin);
  const { sections } = (await event.inject({ url: `/api/series/${id}/plan`, headers })).json();
  const types = sections.tickets.types.map((type: object) => ({ ...type, priceMinor: 700 }));
  const changed = await event.inject({
    method: 'PATCH',
    url: `/api/series/${id}/plan`,
    headers: { ...headers, 'if-match': '"1"' },
    payload: { sections: { tickets: { ...sections.tickets, types } } },
  });
  expect(changed.statusCode).toBe(200);
  expect((await get(event, `/${one.slug}`)).json().ticketTypes).toMatchObject(
    one.ticketTypes.map(type => ({ id: type.id, priceMinor: 700 })),
  );
});
