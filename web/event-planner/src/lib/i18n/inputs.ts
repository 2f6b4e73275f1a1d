import { addPart } from './language.ts';

/** What forms call the things that are sent; a namespace of its own, fetched by the first whose request is refused because of one. */
export const loadInputs = (): Promise<void> =>
  addPart('inputs', {
    en: () => import('./en/inputs.ts').then(part => part.labels),
    de: () => import('./de/inputs.ts').then(part => part.labels),
    fr: () => import('./fr/inputs.ts').then(part => part.labels),
  });
