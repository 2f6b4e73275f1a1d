import { addPart } from './language.ts';

/** What only those who draw seat maps read; a namespace of its own, so that nobody else downloads it. */
export const loadSeatEditor = (): Promise<void> =>
  addPart('seatEditor', {
    en: () => import('./en/seat-editor.ts').then(part => part.seatEditor),
    de: () => import('./de/seat-editor.ts').then(part => part.seatEditor),
    fr: () => import('./fr/seat-editor.ts').then(part => part.seatEditor),
  });
