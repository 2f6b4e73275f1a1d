import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BookingWorld, bookingWorld } from '../test-world.ts';
import { aSide, type Kind, kinds, planOf, type Purchase, type Side, type Wish } from '../test-side.ts';

/** What arrives at the same moment, or passes. */
type Step =
  | { readonly does: 'hold'; readonly wishes: readonly Wish[] }
  | { readonly does: 'book'; readonly purchases: readonly Purchase[] }
  | { readonly does: 'renew' | 'release'; readonly which: number }
  | { readonly does: 'wait'; readonly minutes: number };

const aWish: fc.Arbitrary<Wish> = fc.record({
  who: fc.nat(2),
  items: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      seat: fc.integer({ min: 1, max: 5 }),
      quantity: fc.integer({ min: 1, max: 3 }),
      seen: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
// Few keys, so that they are used again: for the same hold, which is a repetition, and for another, which breaks the batch it is in.
const aPurchase: fc.Arbitrary<Purchase> = fc.record({ who: fc.nat(2), which: fc.nat(7), key: fc.nat(5) });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('hold'), wishes: fc.array(aWish, { minLength: 2, maxLength: 8 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('book'), purchases: fc.array(aPurchase, { minLength: 2, maxLength: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('renew', 'release'), which: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait'), minutes: fc.constantFrom(4, 7, 16) }) },
);

async function play(world: BookingWorld, together: Side, alone: Side, step: Step): Promise<readonly unknown[]> {
  const both = async <One>(all: readonly One[], ask: (side: Side, one: One) => Promise<unknown>) => {
    const combined = await Promise.all(all.map(one => ask(together, one)));
    const single: unknown[] = [];
    for (const one of all) single.push(await ask(alone, one));
    return [combined, single] as const;
  };
  const withoutIds = (answers: readonly unknown[]): readonly unknown[] =>
    (answers as object[]).map(answer => ({ ...answer, id: undefined }));
  if (step.does === 'wait') {
    world.service.clock.advance(step.minutes * 60);
    return [];
  }
  if (step.does === 'hold') {
    const [combined, single] = await both(step.wishes, (side, wish) => side.hold(wish));
    expect(withoutIds(combined)).toEqual(withoutIds(single));
    together.keep(combined);
    alone.keep(single);
    return combined;
  }
  if (step.does === 'book') {
    const [combined, single] = await both(step.purchases, (side, purchase) => side.book(purchase));
    expect(blurred(combined, step.purchases)).toEqual(blurred(single, step.purchases));
    return combined;
  }
  const [combined, single] = await both([step.which], (side, which) => side.change(step.does, which));
  expect(combined).toEqual(single);
  return combined;
}

/** Who uses a key for two things at once may be told of either fault: that this one cannot be booked, or that meanwhile the key has booked the other. */
const blurred = (answers: readonly unknown[], purchases: readonly Purchase[]): readonly unknown[] =>
  answers.map((answer, at) => {
    const shares = purchases.some((other, of) => of !== at && other.key === purchases[at]?.key);
    return shares && typeof answer === 'object' && answer !== null && 'refused' in answer ? 'refused' : answer;
  });

const wish = (who: number, kind: Kind, quantity = 1, seen = false): Wish => ({ who, items: [{ kind, seat: 1, quantity, seen }] });
/** A history in which everything happens once that chance may leave out. */
const everything: readonly Step[] = [
  {
    does: 'hold',
    wishes: [
      wish(0, 'adult', 2, true),
      wish(1, 'adult', 1, true),
      wish(2, 'gold'),
      wish(0, 'gold'),
      wish(1, 'shirt'),
      wish(2, 'adult', 3),
      wish(1, 'adult', 3),
      wish(2, 'adult', 3),
      wish(1, 'free', 2),
    ],
  },
  {
    does: 'book',
    purchases: [
      { who: 1, which: 3, key: 0 },
      { who: 0, which: 0, key: 1 },
      { who: 1, which: 0, key: 2 },
      { who: 2, which: 1, key: 3 },
      { who: 2, which: 2, key: 3 },
    ],
  },
  ...[0, 2, 2].map(which => ({ does: 'renew', which }) as const),
  { does: 'wait', minutes: 16 },
  { does: 'renew', which: 2 },
  { does: 'release', which: 2 },
];

test('histories in which everybody arrives at once end as those in which one comes after the other: each answer, each counter, each seat', async () => {
  await using world = await bookingWorld();
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.array(aStep, { minLength: 6, maxLength: 16 }), async (run, steps) => {
      for (const name of ['together', 'alone']) await world.announce(planOf(`${run} ${name}`));
      await using together = aSide(world, `${run} together`);
      await using alone = aSide(world, `${run} alone`);
      for (const step of steps) {
        const answers = (await play(world, together, alone, step)) as ({ refused?: string; state?: string } | string | undefined)[];
        for (const answer of answers) seen.add(typeof answer === 'string' ? answer : (answer?.refused ?? answer?.state ?? 'granted'));
        expect(await together.books()).toEqual(await alone.books());
      }
    }),
    { numRuns: 15, endOnFailure: true, examples: [[crypto.randomUUID(), [...everything]]] },
  );
  // Otherwise the law would say little.
  for (const outcome of [
    'granted',
    'taken',
    'sold_out',
    'limit',
    'needs_other',
    'price_changed',
    'pending',
    'confirmed',
    'renew',
    'release',
  ])
    expect(seen).toContain(outcome);
  for (const refused of ['hold_expired', 'hold_booked', 'not_found', 'idempotency_key_reused', 'hold_renewed'])
    expect(seen).toContain(refused);
}, 60_000);
