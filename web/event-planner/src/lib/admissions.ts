import { z } from 'zod';
import { readStored, writeStored } from './browser-storage.ts';
import { serverNow } from './server-clock.ts';

/** What lets this browser into an on-sale, until it is over; shared by all tabs, for the number is the browser's. */
const Kept = z.record(z.string(), z.object({ token: z.string(), until: z.string() }));
const name = 'admissions';

function kept(): z.infer<typeof Kept> {
  try {
    return Kept.catch({}).parse(JSON.parse(readStored('localStorage', name) ?? '{}'));
  } catch {
    return {};
  }
}

const openFor = (eventId: string) => {
  const own = kept()[eventId];
  return own && Date.parse(own.until) > serverNow() ? own : undefined;
};

export const admissionFor = (eventId: string): string | undefined => openFor(eventId)?.token;

/** How long whoever was let in may take places. */
export const admittedUntil = (eventId: string): string | undefined => openFor(eventId)?.until;

export function keepAdmission({
  eventId,
  token,
  until,
}: {
  readonly eventId: string;
  readonly token: string;
  readonly until: string;
}): void {
  const open = Object.entries(kept()).filter(([, one]) => Date.parse(one.until) > serverNow());
  writeStored('localStorage', name, JSON.stringify({ ...Object.fromEntries(open), [eventId]: { token, until } }));
}

/** The server does not know it any more. */
export function dropAdmission(eventId: string): void {
  const { [eventId]: _gone, ...others } = kept();
  writeStored('localStorage', name, JSON.stringify(others));
}
