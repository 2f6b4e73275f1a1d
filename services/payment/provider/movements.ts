import type { Stripe } from 'stripe';
import { AmountNotOurs, fromProviderAmount } from './amounts.ts';
import type { Ask } from './ask.ts';
import type { Movement, MovementPage, Movements } from './movement.ts';

const atOnce = 100;
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** What a movement is about; of a charge or a refund, which intent. */
function aboutOf(source: Stripe.BalanceTransaction['source']): Pick<Movement, 'source' | 'intentId'> {
  if (source === null || typeof source === 'string') return { source, intentId: null };
  const intent = 'payment_intent' in source ? source.payment_intent : null;
  return { source: source.id, intentId: typeof intent === 'string' ? intent : (intent?.id ?? null) };
}

function toMovement({ id, type, amount, fee, created, ...of }: Stripe.BalanceTransaction): Movement {
  const currency = of.currency.toUpperCase();
  return {
    id,
    type,
    ...aboutOf(of.source),
    amountMinor: fromProviderAmount(amount, currency),
    feeMinor: fromProviderAmount(fee, currency),
    currency,
    at: new Date(created * 1000),
  };
}

/** One that cannot be said in our amounts keeps none of the others from being read. */
function fitting(data: readonly Stripe.BalanceTransaction[]): Omit<MovementPage, 'last'> {
  const [movements, unfit]: [Movement[], { id: string; reason: string }[]] = [[], []];
  for (const transaction of data)
    try {
      movements.push(toMovement(transaction));
    } catch (error) {
      if (!(error instanceof AmountNotOurs)) throw error;
      unfit.push({ id: transaction.id, reason: error.message });
    }
  return { movements, unfit };
}

export const createMovementCalls = (stripe: Stripe, ask: Ask): Movements => ({
  listMovements: ({ since, until, after }) =>
    ask(async () => {
      const { data } = await stripe.balanceTransactions.list({
        created: { gte: seconds(since), lt: seconds(until) },
        limit: atOnce,
        expand: ['data.source'],
        ...(after !== undefined && { starting_after: after }),
      });
      return { ...fitting(data), last: data.at(-1)?.id };
    }),
});
