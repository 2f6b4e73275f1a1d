/** Shown beside the card form while the provider is in test mode; a live key shows none. */
const testCards = [
  { number: '4242 4242 4242 4242', outcome: 'Pays' },
  { number: '4000 0000 0000 0002', outcome: 'Is declined' },
  { number: '4000 0000 0000 9995', outcome: 'Has too little money' },
] as const;

export const testCardsFor = (publishableKey: string): { number: string; outcome: string }[] =>
  publishableKey.startsWith('pk_test_') ? testCards.map(card => ({ ...card })) : [];
