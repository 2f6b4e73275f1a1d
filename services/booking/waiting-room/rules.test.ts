import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideJoining } from './joining.ts';
import { admittedUpTo, advance, pollSecondsFor, type Room, visitStateOf } from './rules.ts';
import { hashOfSeed, paddingsOf, visitorName } from './seed.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2030, 5, 1, 10) + seconds * 1000);
const room = (changes: Partial<Room> = {}): Room => ({
  eventId: 'an event',
  opensAt: at(0),
  preQueueMinutes: 30,
  ratePerMinute: 60,
  admissionMinutes: 15,
  comeWithinMinutes: 5,
  maxPerAddress: null,
  state: 'running',
  seed: 'a seed',
  seedHash: hashOfSeed('a seed'),
  drawnAt: at(0),
  lastNumber: 1000,
  admitted: 0,
  advancedAt: at(0),
  ...changes,
});

test('at any rate nobody comes in before their turn, and turns never go back, however often one looks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 10_000 }),
      (steps, ratePerMinute) => {
        let [seen, now] = [room({ ratePerMinute, lastNumber: 100_000 }), 0];
        for (const step of steps) {
          now += step;
          const next = { ...seen, ...advance(seen, at(now)) };
          expect(next.admitted).toBeGreaterThanOrEqual(seen.admitted);
          seen = next;
        }
        expect(Math.abs(seen.admitted - Math.min((now / 60) * ratePerMinute, 100_000 + Math.max(1, ratePerMinute / 60)))).toBeLessThan(
          1e-6,
        );
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

test('a clock that goes back moves nobody', () => {
  const seen = room({ admitted: 30, advancedAt: at(30) });
  expect(advance(seen, at(10))).toEqual({ admitted: 30, advancedAt: at(30) });
  expect(admittedUpTo(seen, at(31))).toBe(31);
});

test('nothing moves before the draw, while it is paused and after it is closed', () => {
  for (const changes of [{ drawnAt: null }, { state: 'paused' }, { state: 'closed' }] as const)
    expect(advance(room(changes), at(40)).admitted).toBe(0);
});

test('a turn begins with the number, ends with the minutes to come in, and the time inside with its own', () => {
  const standing = { admittedUpTo: 10, missedUpTo: 4 };
  const state = (number: number | null, cameAt: Date | null, now = 0) =>
    visitStateOf(room(), { number, cameAt }, { standing, now: at(now) });
  expect([state(null, null), state(11, null), state(10, null), state(5, null), state(4, null)]).toEqual([
    'waiting',
    'waiting',
    'called',
    'called',
    'missed',
  ]);
  expect([state(4, at(0), 15 * 60 - 1), state(4, at(0), 15 * 60)]).toEqual(['inside', 'over']);
});

test('who asks twice in one breath gets one number', () => {
  const standing = { admittedUpTo: 0, missedUpTo: 0 };
  const asking = (name: string) => ({ names: [name] as const, address: null, again: false, standing });
  const { answers, added, lastNumber } = decideJoining(room({ lastNumber: 7 }), ['a', 'b', 'a'].map(asking), {
    known: [],
    crowd: new Map(),
    now: at(1),
  });
  expect(answers.map(answer => ('visitor' in answer ? answer.visitor.number : null))).toEqual([8, 9, 8]);
  expect([added.length, lastNumber]).toEqual([2, 9]);
});

test('the paddings make the HMAC that everybody knows', () => {
  const seed = hashOfSeed('another seed');
  const { inner, outer } = paddingsOf(seed);
  const hash = (data: Buffer): Buffer => createHash('sha256').update(data).digest();
  const own = hash(Buffer.concat([outer, hash(Buffer.concat([inner, Buffer.from('a visitor')]))]));
  expect(own).toEqual(createHmac('sha256', seed).update('a visitor').digest());
});

test('the draw favours nobody: over many draws every rank is as likely for the first to come as for the last', () => {
  const [people, draws] = [20, 4000];
  const counts = Array.from({ length: people }, () => new Uint32Array(people));
  for (let draw = 0; draw < draws; draw++) {
    const seed = hashOfSeed(`draw ${draw}`);
    const order = Array.from({ length: people }, (_, person) => ({
      person,
      key: createHmac('sha256', seed)
        .update(visitorName('an event', `cart:${person}`))
        .digest('hex'),
    }));
    order.toSorted((a, b) => (a.key < b.key ? -1 : 1)).forEach(({ person }, rank) => (counts[person] as Uint32Array)[rank]!++);
  }
  const expected = draws / people;
  const chiSquare = counts.flatMap(row => Array.from(row, seen => (seen - expected) ** 2 / expected)).reduce((a, b) => a + b, 0);
  // 19 × 19 degrees of freedom: mean 361, deviation 26.9. Five deviations are one in a million; a draw in the order of joining gives 1.5 million.
  expect(chiSquare).toBeGreaterThan(361 - 5 * 26.9);
  expect(chiSquare).toBeLessThan(361 + 5 * 26.9);
});

test('the more wait, the less often each asks, and never more rarely than four times a minute', () => {
  expect([0, 5000, 50_000, 1_000_000].map(pollSecondsFor)).toEqual([3, 4, 13, 15]);
});
