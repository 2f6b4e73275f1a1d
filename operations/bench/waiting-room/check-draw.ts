import { createHash, createHmac } from 'node:crypto';
import type { Draw } from '@event-planner/contracts/waiting-room';
import { type Client, expectJson } from '../load/client.ts';
import type { Visitor } from './crowd.ts';

/** What anybody can check who was told the seed's hash before the draw: everybody who waited was drawn, by the seed alone, and got the number that was drawn. */
export async function checkDraw(
  client: Client,
  path: string,
  { visitors, seedHash }: { readonly visitors: readonly Visitor[]; readonly seedHash: string },
): Promise<readonly string[]> {
  const { seed, items } = await readDraw(client, path);
  const keyOf = (name: string): string => createHmac('sha256', seed).update(name).digest('hex');
  const expected = visitors.map(({ name, number }) => ({ name, number, key: keyOf(name) })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return [
    ...(createHash('sha256').update(seed).digest('hex') === seedHash ? [] : ['the seed is not the one whose hash was told']),
    ...(items.length === visitors.length ? [] : [`${items.length} of ${visitors.length} were drawn`]),
    ...expected.flatMap(({ name, number }, at) => {
      const drawn = items[at];
      return drawn?.visitor === name && drawn.rank === at + 1 && number === at + 1
        ? []
        : [`by the seed number ${at + 1} is ${name}, who was told ${number}; the draw says ${drawn?.visitor} ${drawn?.rank}`];
    }),
  ];
}

async function readDraw(client: Client, path: string, after = 0): Promise<Pick<Draw, 'seed' | 'items'>> {
  const { seed, items, nextAfter } = await expectJson<Draw>(client({ path: `${path}/draw?after=${after}&limit=1000` }), 200);
  return { seed, items: nextAfter === null ? items : [...items, ...(await readDraw(client, path, nextAfter)).items] };
}
