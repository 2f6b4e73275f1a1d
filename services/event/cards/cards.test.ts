import sharp from 'sharp';
import { expect, test } from 'vitest';
import { get, putOn, startEvent } from '../test-event.ts';
import { drawCard } from './card.ts';

test('a link is previewed with a picture of the size that everybody asks for', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet', title: 'Hamlet' });
  const answer = await get(event, '/hamlet/card.png?v=1');
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=86400',
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const again = await get(event, '/hamlet/card.png', { 'if-none-match': String(answer.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test.each(['/secret/card.png', '/nothing/card.png'])('there is none at %s', async path => {
  await using event = await startEvent();
  await putOn(event, { slug: 'secret', state: 'draft' });
  expect((await get(event, path)).statusCode).toBe(404);
});

test.each(['</span><span size="99999">big', '& &amp; <b>bold', 'A\u0000B', '\u0007', '\u200B', 'word'.repeat(50), '🎭 Θέατρο мир'])(
  'a title of %j is drawn as it is',
  async title => {
    const text = { when: 'Monday', where: 'Berlin' };
    const card = await drawCard(undefined, { title, ...text });
    expect(await sharp(card).metadata()).toMatchObject({ width: 1200, height: 630 });
  },
);
