import { readStored, writeStored } from '../../lib/browser-storage.ts';

const key = 'organizer';

/** Whom this browser organized for last, to begin there again. */
export const lastOrganizer = (): string | undefined => readStored('localStorage', key);
export const rememberOrganizer = (slug: string): void => writeStored('localStorage', key, slug);
