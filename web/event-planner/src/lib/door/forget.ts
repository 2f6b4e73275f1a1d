import { readStored } from '../browser-storage.ts';

/** Whoever logs out leaves no list of guests on the device. Most devices never had one, and load nothing for it. */
export async function forgetDoor(): Promise<void> {
  if (readStored('localStorage', 'door-prepared') !== undefined) await import('./store.ts').then(door => door.wipe());
}
