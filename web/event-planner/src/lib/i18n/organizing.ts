import { addPart } from './language.ts';

/** What only organizers read; a namespace of its own, so that buyers download none of it. */
export const loadOrganizing = (): Promise<void> =>
  addPart('organizing', {
    en: () => import('./en/organizing.ts').then(part => part.organizing),
    de: () => import('./de/organizing.ts').then(part => part.organizing),
    fr: () => import('./fr/organizing.ts').then(part => part.organizing),
  });
