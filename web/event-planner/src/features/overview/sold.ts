import type { Sold } from '@event-planner/contracts/sales';

/** The currencies something was sold in, that with the most orders' worth first as the service gives it. */
export const currenciesOf = ({ gross, refunded }: Pick<Sold, 'gross' | 'refunded'>): readonly string[] => [
  ...new Set([...gross, ...refunded].map(({ currency }) => currency)),
];

/** What was sold in one currency; amounts of different currencies never add up. */
export const amountIn = (amounts: Sold['gross'], currency: string): number =>
  amounts.find(amount => amount.currency === currency)?.amountMinor ?? 0;
