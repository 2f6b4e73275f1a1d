import { searchable } from '@event-planner/contracts/searchable';
import { expect, test } from 'vitest';
import { bookingWorld } from './test-world.ts';

const names = [
  'Zürich',
  'Große Bühne',
  'L’Œuvre',
  'Łódź',
  'Þórður',
  'Işıl',
  'İzmir',
  'Đặng',
  'Søren Ærø',
  'Ελένη',
  'Андрей',
  'Nuñez (VIP) 100%',
];

test('a name is searched in the database as on a device at the door', async () => {
  await using world = await bookingWorld();
  const { rows } = await world.service.pool.query(
    'select searchable(name) as found from unnest($1::text[]) with ordinality as n(name, at) order by at',
    [names],
  );
  expect(rows.map(({ found }) => found)).toEqual(names.map(searchable));
});
