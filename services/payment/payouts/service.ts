import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { payoutFailed } from '@event-planner/contracts/payment-messages';
import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { MoneyPlaces } from '@event-planner/contracts/payouts';
import type { Kysely, Transaction } from '@event-planner/platform/database';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { maskOf } from '../mask.ts';
import type { PayoutAccountRow, PayoutRow } from '../payout-tables.ts';
import type { Tables } from '../tables.ts';
import { isDue, minimumOf, placesOf } from './places.ts';
import { owedOf, type RecordingParts, recordPayout } from './record.ts';
import { entryOfFailure } from './rules.ts';
import { listAccountsAfter, listOwed, lockAccount, setScheduled, sumPayouts, updatePayout } from './store.ts';

type Tx = Transaction<Tables>;

export interface PayoutsParts extends RecordingParts {
  readonly termsOf: (organizerId: string) => Promise<PayoutTerms>;
  /** What is in open disputes, by currency. */
  readonly disputed: (db: Kysely<Tables>, organizerId: string) => Promise<ReadonlyMap<string, number>>;
  /** Whether it may be paid out to right now. */
  readonly isReady: (account: PayoutAccountRow, now: Date) => boolean;
}

export interface Payouts {
  places(organizerId: string): Promise<readonly MoneyPlaces[]>;
  /** Pays out all that is available, on demand; what was shown has to be what it is. */
  request(asked: {
    readonly organizerId: string;
    readonly currency: string;
    readonly seenMinor: number;
    readonly by: AccessClaims;
  }): Promise<PayoutRow>;
  /** Makes those whose day has come. Answers what was recorded. */
  recordDue(): Promise<readonly PayoutRow[]>;
  /** The payout is locked. What did not arrive is owed again, with the reason. */
  fail(tx: Tx, payout: PayoutRow, reason: string): Promise<void>;
}

const batch = 100;

export function createPayouts(context: PaymentContext, parts: PayoutsParts): Payouts {
  const { db, now, log } = context;
  const { books, termsOf, withheld, payableOf, disputed, isReady } = parts;

  const recordScheduled = async ({ organizerId, currency }: PayoutAccountRow): Promise<PayoutRow | undefined> => {
    const terms = await termsOf(organizerId);
    return db.transaction(async tx => {
      const [account, at] = [await lockAccount(tx, organizerId, currency), now()];
      if (!account || !isDue(account, terms, at) || !isReady(account, at)) return undefined;
      await setScheduled(tx, account, at);
      const decide = (availableMinor: number): boolean => availableMinor >= minimumOf(terms, currency);
      return recordPayout(tx, { account, terms, asked: null, at }, { books, withheld, payableOf, decide });
    });
  };

  return {
    async places(organizerId) {
      const [rows, sums, inDispute, terms] = await Promise.all([
        listOwed(db.query, organizerId, null),
        sumPayouts(db.query, organizerId),
        disputed(db.query, organizerId),
        termsOf(organizerId),
      ]);
      const currencies = [...new Set(rows.map(row => row.currency))];
      return Promise.all(
        currencies.map(async currency => {
          const own = rows.filter(row => row.currency === currency);
          const held = await withheld(db.query, organizerId, currency);
          const { onTheWayMinor = 0, paidOutMinor = 0 } = sums.find(sum => sum.currency === currency) ?? {};
          const places = placesOf(owedOf(currency, own, held), terms, now());
          return { currency, ...places, held: [...places.held], disputedMinor: inDispute.get(currency) ?? 0, onTheWayMinor, paidOutMinor };
        }),
      );
    },
    async request({ organizerId, currency, seenMinor, by }) {
      await ensureAllowed(context, { organizerId, by }, 'changeMoney');
      const terms = await termsOf(organizerId);
      return db.transaction(async tx => {
        const [account, at] = [await lockAccount(tx, organizerId, currency), now()];
        if (!account) throw refuse('no_payout_account', `say first where money in ${currency} is to be paid out to`);
        if (!isReady(account, at))
          throw refuse('payout_account_not_ready', 'the account was changed a short while ago, or the provider still needs something');
        const decide = (availableMinor: number): boolean => {
          if (availableMinor > 0 && availableMinor !== seenMinor)
            throw refuse('payout_amount_changed', `${availableMinor} is available by now, not ${seenMinor}; look at it again`, {
              availableMinor,
            });
          return availableMinor > 0;
        };
        const payout = await recordPayout(
          tx,
          { account, terms, asked: { id: by.sub, name: by.name }, at },
          { books, withheld, payableOf, decide },
        );
        if (!payout) throw refuse('nothing_to_pay_out', `nothing is available in ${currency} right now`);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'payout.requested',
          of: { kind: 'payout', id: payout.id },
          organizerId,
          after: { amountMinor: payout.amountMinor, currency, account: maskOf(payout) },
        });
        return payout;
      });
    },
    async recordDue() {
      const made: PayoutRow[] = [];
      for (let last: PayoutAccountRow | undefined, page: PayoutAccountRow[]; ; last = page.at(-1)) {
        page = await listAccountsAfter(db.query, last, batch);
        for (const account of page) {
          // One that cannot be made does not keep the others from theirs.
          const payout = await recordScheduled(account).catch((err: unknown) => {
            log.error({ err, organizer: account.organizerId, currency: account.currency }, 'a payout could not be recorded');
          });
          if (payout) made.push(payout);
        }
        if (page.length < batch) return made;
      }
    },
    async fail(tx, payout, reason) {
      const at = now();
      await books.post(tx, [entryOfFailure(payout, at)]);
      await updatePayout(tx, payout, { state: 'failed', failure: reason, sendAt: null, settledAt: at, updatedAt: at });
      const { id: payoutId, organizerId, organizerName, amountMinor, currency } = payout;
      await context.publish(tx, payoutFailed, {
        payoutId,
        organizerId,
        organizerName,
        amountMinor,
        currency,
        account: maskOf(payout),
        reason,
      });
      log.warn({ payout: payoutId, organizer: organizerId, reason }, 'a payout did not arrive and is owed again');
    },
  };
}
