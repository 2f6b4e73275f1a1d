import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { readStored, writeStored } from '../browser-storage.ts';

/** Why somebody chooses places who has tickets already: to give those for them, or to add them to an order. Of this tab, until it is done or given up. */
const Purpose = z.object({
  kind: z.enum(['exchange', 'addition']),
  bookingId: z.string(),
  reference: z.string(),
  /** Where it applies. */
  eventIds: z.array(z.string()),
  /** What is given; empty when something is added. */
  ticketIds: z.array(z.string()),
  /** What the order has that is added to, by kind of ticket: extras may be bought for it. */
  having: z.record(z.string(), z.int()).optional(),
  /** Whose name is on what is given. */
  holder: z.string().optional(),
  /** Where who does it for somebody else goes on afterwards. */
  returnTo: z.string().optional(),
});
export type Purpose = z.infer<typeof Purpose>;

const name = 'purpose';
const listeners = new Set<() => void>();

export function setPurpose(purpose: Purpose | undefined): void {
  writeStored('sessionStorage', name, purpose && JSON.stringify(purpose));
  listeners.forEach(listener => listener());
}

/** That of choosing places of this event. */
export const purposeOf = (eventId: string): Purpose | undefined => parse(readStored('sessionStorage', name), eventId);

function parse(stored: string | undefined, eventId: string | undefined): Purpose | undefined {
  if (stored === undefined || eventId === undefined) return undefined;
  try {
    const purpose = Purpose.safeParse(JSON.parse(stored)).data;
    return purpose?.eventIds.includes(eventId) ? purpose : undefined;
  } catch {
    return undefined;
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function usePurpose(eventId: string | undefined): Purpose | undefined {
  const stored = useSyncExternalStore(subscribe, () => readStored('sessionStorage', name));
  return parse(stored, eventId);
}
