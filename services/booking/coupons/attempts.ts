import { createHash } from 'node:crypto';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { WrongCodes } from '../redeeming.ts';
import { countWrong, deleteEnded, findWindows } from './attempts-store.ts';

const windowSeconds = 15 * 60;
/** Of a user or a cart, and of a network address, behind which many may sit. Codes that we make have 58 bits: this is for words somebody thought of. */
const most = { own: 10, network: 60 } as const;

/**
 * Who types wrong codes is soon told to wait, whoever else is at the same address too in the end. Only wrong ones count, and they count when they are known to
 * be wrong: counting before would have all buyers behind one address wait for one row.
 */
export function createWrongCodes({ db, now }: Pick<BookingContext, 'db' | 'now'>): WrongCodes & { forgetEnded(): Promise<unknown> } {
  return {
    async ensureFew(who) {
      const at = now();
      const spent = (await findWindows(db.query, who.map(keyOf), at)).filter(({ key, count }) => count >= mostOf(who, key));
      const until = Math.max(...spent.map(({ endsAt }) => endsAt.getTime()));
      if (spent.length === 0) return;
      const retryAfterSeconds = Math.max(1, Math.ceil((until - at.getTime()) / 1000));
      throw refuse('too_many_codes', `too many wrong codes: try again in ${Math.ceil(retryAfterSeconds / 60)} min`, { retryAfterSeconds });
    },
    async count(who, wrong) {
      const at = now();
      const endsAt = new Date(at.getTime() + windowSeconds * 1000);
      await countWrong(db.query, { keys: who.map(keyOf), wrong, now: at, endsAt });
    },
    forgetEnded: () => deleteEnded(db.query, now()),
  };
}

const mostOf = (who: readonly string[], key: Buffer): number =>
  who.some(one => one.startsWith('from:') && keyOf(one).equals(key)) ? most.network : most.own;

const keyOf = (who: string): Buffer => createHash('sha256').update(`wrong coupon\n${who}`).digest();
