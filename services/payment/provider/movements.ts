import type { Stripe } from 'stripe';
import { AmountNotOurs, fromProviderAmount } from './amounts.ts';
import type { Ask } from './ask.ts';
import type { Movement, MovementPage, Movements, SaidMovement } from './movement.ts';

const atOnce = 100;
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** What a movement is about; of a charge or a refund, which intent. */
function aboutOf(source: Stripe.BalanceTransaction['source']): Pick<Movement, 'source' | 'intentId'> {
  if (source === null || typeof source === 'string') return { source, intentId: null };
  const intent = 'payment_intent' in source ? source.payment_intent : null;
  return { source: source.id, intentId: typeof intent === 'string' ? intent : (intent?.id ?? null) };
}

const saidOf = ({ id, type, amount, fee, created, currency, source }: Stripe.BalanceTransaction): SaidMovement => ({
  id,
  type,
  ...aboutOf(source),
  amount,
  fee,
  currency: currency.toUpperCase(),
  at: new Date(created * 1000),
});

/** Undefined where there is no amount of ours for what the provider says. */
function movementOf({ amount, fee, ...said }: SaidMovement): Movement | undefined {
  // The provider also moves what has no ISO code, such as USDC.
  if (!/^[A-Z]{3}$/.test(said.currency)) return undefined;
  try {
    return { ...said, amountMinor: fromProviderAmount(amount, said.currency), feeMinor: fromProviderAmount(fee, said.currency) };
  } catch (error) {
    if (error instanceof AmountNotOurs) return undefined;
    throw error;
  }
}

/** One that cannot be said in our amounts keeps none of the others from being read. */
function fitting(all: readonly SaidMovement[]): Omit<MovementPage, 'last'> {
  const read = all.map(said => ({ said, movement: movementOf(said) }));
  return {
    movements: read.flatMap(({ movement }) => movement ?? []),
    unfit: read.flatMap(({ said, movement }) => (movement ? [] : [said])),
  };
}

export const createMovementCalls = (stripe: Stripe, ask: Ask): Movements => ({
  fitting,
  listMovements: ({ since, until, after }) =>
    ask(async () => {
      const { data } = await stripe.balanceTransactions.list({
        created: { gte: seconds(since), lt: seconds(until) },
        limit: atOnce,
        expand: ['data.source'],
        ...(after !== undefined && { starting_after: after }),
      });
      return { ...fitting(data.map(saidOf)), last: data.at(-1)?.id };
    }),
});
