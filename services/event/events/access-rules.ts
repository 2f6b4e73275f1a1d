import type { EventSections } from '@event-planner/contracts/planning';
import { instantOf } from '../local-time.ts';

/** What a code is worth: nothing for most. */
export interface Unlocked {
  readonly opensEvent: boolean;
  readonly ticketTypeIds: ReadonlySet<string>;
}

export const nothingUnlocked: Unlocked = { opensEvent: false, ticketTypeIds: new Set() };

/** As it is kept, however somebody typed it. */
const asKept = (code: string): string => code.trim().toUpperCase();

export function unlockedBy({ access, schedule }: EventSections, given: string | undefined, now: Date): Unlocked {
  if (given === undefined) return nothingUnlocked;
  const found = access.codes.find(({ code }) => code === asKept(given));
  if (!found) return nothingUnlocked;
  const until = found.until === null ? undefined : instantOf(found.until, schedule.timeZone);
  if (until && until <= now) return nothingUnlocked;
  return { opensEvent: found.opensEvent, ticketTypeIds: new Set(found.ticketTypeIds) };
}
