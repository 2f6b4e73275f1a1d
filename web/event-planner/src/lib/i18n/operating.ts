import { addPart } from './language.ts';

/** What only those who run the platform read; a namespace of its own, so that nobody else downloads it. */
export const loadOperating = (): Promise<void> =>
  addPart('operating', {
    en: () => import('./en/operating.ts').then(part => part.operating),
    de: () => import('./de/operating.ts').then(part => part.operating),
    fr: () => import('./fr/operating.ts').then(part => part.operating),
  });
