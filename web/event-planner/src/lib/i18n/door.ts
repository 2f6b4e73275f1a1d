import { addPart } from './language.ts';

/** What only those at the doors read, and those who watch them; a namespace of its own, so that nobody else downloads it. */
export const loadDoor = (): Promise<void> =>
  addPart('door', {
    en: () => import('./en/door.ts').then(part => part.door),
    de: () => import('./de/door.ts').then(part => part.door),
    fr: () => import('./fr/door.ts').then(part => part.door),
  });
