import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';

/** So much of a line is for this payment; null while no amount is written. */
export interface ChosenShare {
  readonly payment: AwaitedPayment;
  readonly amountMinor: number | null;
}

export interface Split {
  readonly sumMinor: number;
  /** Negative: more was given out than there is. */
  readonly restMinor: number;
  readonly isPossible: boolean;
}

/** What of a line is given out, and what is left. Nobody gets more than is owed, and no more than came is given out. */
export function splitOf(leftMinor: number, chosen: readonly ChosenShare[]): Split {
  const sumMinor = chosen.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  const fits = chosen.every(({ payment, amountMinor }) => amountMinor !== null && amountMinor > 0 && amountMinor <= payment.owedMinor);
  return { sumMinor, restMinor: leftMinor - sumMinor, isPossible: chosen.length > 0 && fits && sumMinor <= leftMinor };
}

/** One more, with what is owed for it or what is left for it. Once each. */
export function withPayment(chosen: readonly ChosenShare[], payment: AwaitedPayment, leftMinor: number): readonly ChosenShare[] {
  if (chosen.some(share => share.payment.id === payment.id)) return chosen;
  const { restMinor } = splitOf(leftMinor, chosen);
  return [...chosen, { payment, amountMinor: restMinor > 0 ? Math.min(restMinor, payment.owedMinor) : null }];
}
