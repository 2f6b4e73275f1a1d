import type { PaymentConfig } from '@event-planner/contracts/payment';

/** Shown beside the payment form while the provider is in test mode; a live key shows none. */
const testCards = [
  { number: '4242 4242 4242 4242', outcome: 'pays' },
  { number: '4000 0000 0000 0002', outcome: 'declined' },
  { number: '4000 0000 0000 9995', outcome: 'insufficient' },
  { number: '4000 0000 0000 3220', outcome: 'authenticates' },
  { number: 'DE89 3704 0044 0532 0130 00', outcome: 'under_way' },
] as const;

export const testCardsFor = (publishableKey: string): PaymentConfig['testCards'] =>
  publishableKey.startsWith('pk_test_') ? testCards.map(card => ({ ...card })) : [];
