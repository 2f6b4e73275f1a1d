import { BookedLine } from '@event-planner/contracts/booking';
import { z } from 'zod';
import { readStored, writeStored } from './browser-storage.ts';

/** What this browser held: when its time is over, the server forgets it, and the buyer may want the same again. */
const Remembered = z.object({
  id: z.string(),
  eventId: z.string(),
  expiresAt: z.string(),
  lines: z.array(BookedLine),
  code: z.string().optional(),
  /** What the buyer gave for each of a kind, where they chose. */
  chosen: z.record(z.string(), z.number()).optional(),
  event: z.object({ slug: z.string(), title: z.string(), startsAt: z.string(), timeZone: z.string() }).optional(),
});
export type RememberedHold = z.infer<typeof Remembered>;

const name = 'holds';
const most = 20;
/** Longer ago nobody remembers either. */
const keptMs = 24 * 60 * 60 * 1000;

export function rememberedHolds(): readonly RememberedHold[] {
  try {
    const all = z.array(Remembered).parse(JSON.parse(readStored('localStorage', name) ?? '[]'));
    return all.filter(hold => Date.parse(hold.expiresAt) > Date.now() - keptMs);
  } catch {
    return [];
  }
}

const write = (holds: readonly RememberedHold[]): void => {
  writeStored('localStorage', name, holds.length === 0 ? undefined : JSON.stringify(holds.slice(-most)));
  for (const told of listeners) told();
};

/** What is known of it already, such as its event, stays known. */
export function rememberHold(hold: RememberedHold): void {
  const known = rememberedHolds();
  const { id, eventId, expiresAt, lines, ...others } = hold;
  const told = Object.entries({ code: others.code, chosen: others.chosen, event: others.event }).filter(([, value]) => value !== undefined);
  const before = known.find(one => one.id === id);
  write([...known.filter(one => one.id !== id), { ...before, ...Object.fromEntries(told), id, eventId, expiresAt, lines }]);
}

export const forgetHold = (id: string): void => write(rememberedHolds().filter(hold => hold.id !== id));

/** Until when something that was booked here can still be paid. */
export function noteUnpaid(bookings: readonly { readonly payBy: string | null }[]): void {
  const last = bookings
    .flatMap(({ payBy }) => payBy ?? [])
    .toSorted()
    .at(-1);
  if (last !== undefined) writeStored('localStorage', 'unpaid', last);
  for (const told of listeners) told();
}
/** Whether there may be something in the cart: nobody else need ask the server. */
export const cartMayBeUsed = (): boolean =>
  rememberedHolds().length > 0 || Date.parse(readStored('localStorage', 'unpaid') ?? '') > Date.now();

const listeners = new Set<() => void>();
/** Tells of changes in this tab; answers how to stop it. */
export function onRememberedHolds(told: () => void): () => void {
  listeners.add(told);
  return () => void listeners.delete(told);
}

/** Changes with what is remembered. */
export const rememberedText = (): string => `${readStored('localStorage', name) ?? ''} ${readStored('localStorage', 'unpaid') ?? ''}`;
