import { createHash } from 'node:crypto';
import { createCombiner } from '@event-planner/platform/combining';
import type { BookingContext } from '../context.ts';
import { sumUp } from '../counters.ts';
import { refuse } from '../errors.ts';
import type { WrongCodes } from '../redeeming.ts';
import { addTries, deleteEnded, takeOffTries, type Window } from './attempts-store.ts';

const windowSeconds = 15 * 60;
/** Of a user or a cart, and of a network address, behind which many may sit. Codes that we make have 58 bits: this is for words somebody thought of. */
const most = { own: 10, network: 60 } as const;
/** As much as one statement takes, and as many as may wait for it. */
const combining = { maxBatch: 200, maxWaiting: 5000 } as const;

interface Trying {
  readonly who: readonly string[];
  readonly codes: number;
}
type Counted = (Pick<Window, 'key' | 'endsAt'> & { readonly tries: number })[];
/** The windows that one is counted in; or until when one has to wait. */
type Verdict = { readonly counted: Counted } | { readonly until: Date };

/**
 * Whoever types wrong codes is soon told to wait, whoever else is at the same address too in the end. A try counts before it is known what it is worth, so that no
 * burst gets past the limit; what was good is taken off again. Tries that arrive together are counted together: buyers behind one address do not queue for its row.
 */
export function createWrongCodes({ db, now }: Pick<BookingContext, 'db' | 'now'>): WrongCodes & { forgetEnded(): Promise<unknown> } {
  const takeOff = createCombiner<Counted, undefined>({
    ...combining,
    decide: async (_all, counted) => {
      await takeOffTries(db.query, counted.flat());
      return counted.map(() => undefined);
    },
  });
  const count = createCombiner<Trying, Verdict>({
    ...combining,
    async decide(_all, asked) {
      const at = now();
      const sums = sumUp(asked.flatMap(({ who, codes }) => who.map(one => [one, codes] as const)));
      const keys = new Map([...sums.keys()].map(who => [who, keyOf(who)]));
      const tries = Array.from(sums, ([who, codes]) => ({ key: keys.get(who) as Buffer, tries: codes }));
      const windows = await addTries(db.query, tries, { now: at, endsAt: new Date(at.getTime() + windowSeconds * 1000) });
      const windowOf = new Map(windows.map(window => [window.key.toString('hex'), window]));
      const seen = new Map(
        Array.from(keys, ([who, key]) => {
          const window = windowOf.get(key.toString('hex')) as Window;
          return [who, { ...window, count: window.count - (sums.get(who) ?? 0) }];
        }),
      );
      const { verdicts, refused } = judge(asked, seen);
      if (refused.length > 0) await takeOffTries(db.query, refused);
      return verdicts;
    },
  });
  return {
    async limit(who, codes, use) {
      const verdict = await count('all', { who, codes });
      if ('until' in verdict) throw tooMany(verdict.until, now());
      let wrong = 0;
      try {
        const used = await use();
        ({ wrong } = used);
        return used.answer;
      } finally {
        if (wrong < codes)
          await takeOff(
            'all',
            verdict.counted.map(one => ({ ...one, tries: codes - wrong })),
          );
      }
    },
    forgetEnded: () => deleteEnded(db.query, now()),
  };
}

/** One after the other, as they came; `before` is what each had tried before any of these. Who has to wait has tried nothing. */
function judge(
  asked: readonly Trying[],
  before: ReadonlyMap<string, Window>,
): { readonly verdicts: readonly Verdict[]; readonly refused: Counted } {
  const tried = new Map(Array.from(before, ([who, window]) => [who, window.count]));
  const refused: Counted = [];
  const verdicts = asked.map(({ who, codes }): Verdict => {
    const counted = who.flatMap(one => ({ ...(before.get(one) as Window), tries: codes }));
    const spent = who.filter(one => (tried.get(one) ?? 0) >= mostOf(one));
    if (spent.length > 0) {
      refused.push(...counted);
      return { until: new Date(Math.max(...spent.map(one => before.get(one)?.endsAt.getTime() ?? 0))) };
    }
    for (const one of who) tried.set(one, (tried.get(one) ?? 0) + codes);
    return { counted };
  });
  return { verdicts, refused };
}

function tooMany(until: Date, now: Date): Error {
  const retryAfterSeconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return refuse('too_many_codes', `too many wrong codes: try again in ${Math.ceil(retryAfterSeconds / 60)} min`, { retryAfterSeconds });
}

const mostOf = (who: string): number => (who.startsWith('from:') ? most.network : most.own);

const keyOf = (who: string): Buffer => createHash('sha256').update(`wrong coupon\n${who}`).digest();
