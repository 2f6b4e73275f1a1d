import { addPart } from './language.ts';

/** What those read who look after an organizer's money; a namespace of its own, downloaded with its pages. */
export const loadMoney = (): Promise<void> =>
  addPart('money', {
    en: () => import('./en/money.ts').then(part => part.money),
    de: () => import('./de/money.ts').then(part => part.money),
    fr: () => import('./fr/money.ts').then(part => part.money),
  });
