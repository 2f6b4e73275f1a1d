import { EventPage } from '@event-planner/contracts/event';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { get, putOn, startEvent } from '../test-event.ts';
import { nearOf } from './near.ts';

const places: Readonly<Record<string, readonly [latitude: number, longitude: number]>> = {
  Berlin: [52.52, 13.405],
  Potsdam: [52.396, 13.058],
  Hamburg: [53.551, 9.993],
  Wien: [48.208, 16.373],
  Suva: [-18.142, 178.442],
  Apia: [-13.833, -171.767],
  Longyearbyen: [78.223, 15.647],
};

async function everywhere(event: TestService): Promise<void> {
  await putOn(event, ...Object.keys(places).map(city => ({ slug: city.toLowerCase(), city })));
  for (const [city, [latitude, longitude]] of Object.entries(places))
    await event.pool.query('update venues set latitude = $1, longitude = $2 where city = $3', [latitude, longitude, city]);
}

const slugs = async (event: TestService, query: string) =>
  EventPage.parse((await get(event, `?${query}`)).json()).items.map(({ slug }) => slug);

test.each([
  ['near=52.5,13.4&withinKm=5', ['berlin']],
  ['near=52.5,13.4&withinKm=30&sort=distance', ['berlin', 'potsdam']],
  ['near=52.5,13.4&withinKm=300&sort=distance', ['berlin', 'potsdam', 'hamburg']],
  ['near=48.2,16.4&withinKm=1', []],
  ['near=48.2,16.4&withinKm=3', ['wien']],
  ['near=-18.1,-179.9&withinKm=500', ['suva']],
  ['near=89,0&withinKm=500', []],
  ['near=82,15&withinKm=500', ['longyearbyen']],
  ['near=48.2,16.4&sort=distance&limit=3', ['wien', 'potsdam', 'berlin']],
  ['near=0,-175&sort=distance&limit=2', ['apia', 'suva']],
])('%s finds %j', async (query, expected) => {
  await using event = await startEvent();
  await everywhere(event);
  expect(await slugs(event, query)).toEqual(expected);
});

test('a list by distance is walked without skipping or repeating, though two are equally far', async () => {
  await using event = await startEvent();
  await everywhere(event);
  await event.pool.query(`update venues set latitude = 52.52, longitude = 13.405 where city in ('Potsdam', 'Hamburg')`);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = EventPage.parse((await get(event, `?near=52.5,13.4&sort=distance&limit=2${cursor && `&cursor=${cursor}`}`)).json());
    seen.push(...page.items.map(({ slug }) => slug));
    cursor = page.nextCursor;
  }
  expect(seen.slice(0, 3).toSorted()).toEqual(['berlin', 'hamburg', 'potsdam']);
  expect(seen.toSorted()).toEqual(
    Object.keys(places)
      .map(city => city.toLowerCase())
      .toSorted(),
  );
});

test('what is only online is near to nobody, and found by its mode', async () => {
  await using event = await startEvent();
  await everywhere(event);
  await event.pool.query(`update events set mode = 'online', venue_id = null where slug = 'berlin'`);
  expect(await slugs(event, 'near=52.5,13.4&withinKm=5')).toEqual([]);
  expect(await slugs(event, 'mode=online')).toEqual(['berlin']);
  expect(await slugs(event, 'mode=hybrid')).toEqual([]);
});

test('a rectangle holds all that is within the distance', () => {
  const near = nearOf({ near: '52.5,13.4', withinKm: 100, sort: 'date' });
  expect(near?.box?.north).toBeGreaterThan(52.5 + 100 / 111.2);
  expect(near?.box?.east).toBeGreaterThan(13.4 + 100 / (111.2 * Math.cos((52.5 * Math.PI) / 180)));
  for (const at of ['89,0', '0,179.9', '-89.5,10']) expect(nearOf({ near: at, withinKm: 100, sort: 'date' })?.box).toBeUndefined();
});
