import fc from 'fast-check';

/** Which of what there is: taken modulo its number, so that shrinking keeps its meaning. */
const which = fc.nat(20);
const type = fc.constantFrom('plain' as const, 'better' as const);

const step = {
  buy: fc.record({ does: fc.constant('buy' as const), type, quantity: fc.constantFrom(1, 2, 3) }),
  sellAtDesk: fc.record({ does: fc.constant('sellAtDesk' as const), type, quantity: fc.constantFrom(1, 2) }),
  /** In time, late, or once more. */
  pay: fc.record({ does: fc.constant('pay' as const), which, wrongAmount: fc.constantFrom(false, false, false, true) }),
  drop: fc.record({ does: fc.constant('drop' as const), which }),
  wait: fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(1, 16) }),
  tidy: fc.record({ does: fc.constant('tidy' as const) }),
  giveBack: fc.record({ does: fc.constant('giveBack' as const), which, ticket: which }),
  refundOrder: fc.record({ does: fc.constant('refundOrder' as const), which }),
  refundAmount: fc.record({ does: fc.constant('refundAmount' as const), which, amountMinor: fc.constantFrom(1, 100, 900) }),
  /** What payment says about a refund. */
  settle: fc.record({
    does: fc.constant('settle' as const),
    which,
    outcome: fc.constantFrom('done' as const, 'done' as const, 'failed' as const),
  }),
  transfer: fc.record({ does: fc.constant('transfer' as const), which, ticket: which }),
  split: fc.record({ does: fc.constant('split' as const), which, ticket: which }),
  exchange: fc.record({ does: fc.constant('exchange' as const), which, ticket: which }),
  resell: fc.record({ does: fc.constant('resell' as const), which, ticket: which }),
};
type Steps = typeof step;
export type StepOf<Does extends keyof Steps> = Steps[Does] extends fc.Arbitrary<infer Of> ? Of : never;
export type Step = { [Does in keyof Steps]: StepOf<Does> }[keyof Steps];

/** Buying and paying come often enough for the rest to have something to be about. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: step.buy },
    { weight: 7, arbitrary: step.pay },
    ...Object.values(step).map(arbitrary => ({ weight: 2, arbitrary })),
  ),
  { minLength: 12, maxLength: 30 },
);
