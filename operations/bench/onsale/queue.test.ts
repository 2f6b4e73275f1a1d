import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

test('who waits gets what comes, and nothing once it has ended and all were given', async () => {
  const queue = createQueue<string>();
  const first = queue.next();
  queue.add('a');
  queue.add('b');
  const waits = [queue.next(), queue.next()];
  queue.end();
  expect(await Promise.all([first, ...waits, queue.next()])).toEqual(['a', 'b', undefined, undefined]);
});
