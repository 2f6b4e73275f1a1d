import { addPart } from './language.ts';

/** What those read who look after their account; a namespace of its own, downloaded with its page. */
export const loadAccount = (): Promise<void> =>
  addPart('account', {
    en: () => import('./en/account.ts').then(part => part.account),
    de: () => import('./de/account.ts').then(part => part.account),
    fr: () => import('./fr/account.ts').then(part => part.account),
  });
