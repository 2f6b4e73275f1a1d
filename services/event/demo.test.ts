import { expect, test } from 'vitest';
import { get, putOn, startEvent } from './test-event.ts';

test('seeding again adds what is missing and changes nothing', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet', title: 'Hamlet' });
  await putOn(event, { slug: 'hamlet', title: 'Another Hamlet' }, { slug: 'faust', title: 'Faust' });
  const { items } = (await get(event, '?sort=title')).json();
  expect(items.map((item: { title: string }) => item.title)).toEqual(['Faust', 'Hamlet']);
});
