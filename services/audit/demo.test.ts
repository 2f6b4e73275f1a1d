import { fileURLToPath } from 'node:url';
import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { prove } from './chain/prove.ts';
import { withTrail } from './chain/store.ts';
import { seedDemo } from './demo.ts';
import type { Tables } from './tables.ts';

test('the demo’s trail tells who published what, once, however often it is seeded, and holds', async () => {
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  await using database = await testDatabase({ migrations: [fileURLToPath(new URL('./migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'demo' });
  await seedDemo(db, world);
  await seedDemo(db, world);
  const { examined, fault } = await withTrail(db, trail => prove(trail));
  await db.close();
  const owned = world.events.filter(({ organizer }) => organizer.slug === 'nordwind-konzerte');
  expect({ examined, fault }).toEqual({ examined: owned.length + 2, fault: null });
});
