import type { Transaction } from '@event-planner/platform/database';
import { AppError } from '@event-planner/platform/errors';
import type { PaymentContext } from '../context.ts';
import type { PayoutRow } from '../payout-tables.ts';
import type { PayoutFact, PayoutOrder, Payouts as PayoutCalls } from '../provider/payout-provider.ts';
import type { EventOutcome, Tables } from '../tables.ts';
import { nextSend } from './rules.ts';
import type { Payouts } from './service.ts';
import { claimDue, findPayout, lockPayout, updatePayout } from './store.ts';

type Tx = Transaction<Tables>;

export interface Sending {
  /** Goes on where a payout is: asks the provider for the next step, or what became of the last. Never rejects. */
  send(payoutId: string): Promise<void>;
  sendDue(): Promise<void>;
  settle(tx: Tx, fact: PayoutFact): Promise<EventOutcome>;
}

const [batch, atMost] = [20, 400];

/** How often an on-its-way payout is asked about, should the provider's word be lost. */
const askAgainMs = 3_600_000;

export function createSending(
  context: PaymentContext,
  { provider, fail }: { readonly provider: PayoutCalls } & Pick<Payouts, 'fail'>,
): Sending {
  const { db, now, log } = context;

  type Change = Omit<Parameters<typeof updatePayout>[2], 'updatedAt'>;
  const save = (payout: PayoutRow, change: Change): Promise<unknown> => updatePayout(db.query, payout, { ...change, updatedAt: now() });

  /** The payout is locked. What was paid may still come back from the bank; what has failed stays so. */
  async function apply(tx: Tx, payout: PayoutRow, { state, code, providerId }: PayoutFact): Promise<EventOutcome> {
    if (payout.state === 'failed' || payout.state === 'returning' || payout.state === state) return 'ignored';
    const at = now();
    if (state === 'failed') {
      // Its money lies in the organizer's balance with the provider: it is owed again once it is back in ours.
      await updatePayout(tx, payout, {
        state: 'returning',
        providerPayoutId: providerId,
        failure: code ?? 'unknown',
        sendAt: at,
        updatedAt: at,
      });
      return 'applied';
    }
    if (payout.state === 'paid') return 'ignored';
    const isPaid = state === 'paid';
    await updatePayout(tx, payout, {
      state,
      providerPayoutId: providerId,
      sendAt: isPaid ? null : new Date(at.getTime() + askAgainMs),
      settledAt: isPaid ? at : null,
      updatedAt: at,
    });
    return 'applied';
  }

  const applyTo = (id: string, fact: PayoutFact): Promise<unknown> =>
    db.transaction(async tx => {
      const payout = await lockPayout(tx, id);
      return payout && apply(tx, payout, fact);
    });

  const failWith = (id: string, reason: string): Promise<unknown> =>
    db.transaction(async tx => {
      const payout = await lockPayout(tx, id);
      if (payout && payout.state !== 'failed') await fail(tx, payout, reason);
    });

  const steps: Readonly<Partial<Record<PayoutRow['state'], (payout: PayoutRow, order: PayoutOrder) => Promise<unknown>>>> = {
    recorded: async (payout, order) => {
      const transferId = await provider.transfer(order);
      await save(payout, { state: 'transferred', transferId });
    },
    transferred: async ({ id }, order) => applyTo(id, await provider.payOut(order)),
    on_its_way: async ({ id, providerPayoutId }, { accountId }) => {
      if (providerPayoutId !== null) await applyTo(id, await provider.getPayout({ accountId, providerId: providerPayoutId }));
    },
    returning: async ({ id, transferId, failure }) => {
      if (transferId !== null) await provider.takeBack(id, transferId);
      await failWith(id, failure ?? 'unknown');
    },
  };

  /** Whether the same may be asked again later: a refusal of a step that nothing of was done yet is final. */
  async function refused(payout: PayoutRow, err: unknown): Promise<boolean> {
    if (!(err instanceof AppError) || err.code !== 'payment_not_possible') return false;
    if (payout.state === 'recorded') await failWith(payout.id, err.message);
    else if (payout.state === 'transferred') await save(payout, { state: 'returning', failure: err.message, sendAt: now() });
    else return false;
    return true;
  }

  async function step(id: string): Promise<boolean> {
    const payout = await findPayout(db.query, id);
    if (!payout || payout.sendAt === null || payout.providerAccountId === null) return false;
    const { amountMinor, currency, providerAccountId: accountId, state } = payout;
    try {
      await steps[state]?.(payout, { payoutId: id, accountId, amountMinor, currency });
    } catch (err) {
      if (await refused(payout, err)) return true;
      log.error({ err, payout: id, state, attempts: payout.attempts + 1 }, 'a payout did not go on yet');
      await save(payout, { attempts: payout.attempts + 1, sendAt: nextSend(payout.attempts, now()) });
      return false;
    }
    return state === 'recorded';
  }

  const send = async (payoutId: string): Promise<void> => {
    try {
      while (await step(payoutId));
    } catch (err) {
      log.error({ err, payout: payoutId }, 'a payout could not be looked up');
    }
  };

  return {
    send,
    async sendDue() {
      for (let asked = 0; asked < atMost; asked += batch) {
        const due = await claimDue(db.query, { now: now(), again: nextSend(0, now()), limit: batch });
        await Promise.all(due.map(send));
        if (due.length < batch) return;
      }
    },
    async settle(tx, fact) {
      const payout = fact.payoutId === undefined ? undefined : await lockPayout(tx, fact.payoutId);
      return payout ? apply(tx, payout, fact) : 'unknown';
    },
  };
}
