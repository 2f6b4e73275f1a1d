import { actorOf } from '@event-planner/platform/audit';
import { setTimeout as delay } from 'node:timers/promises';
import { plainDoorPlan, type ScanVerdict } from '@event-planner/contracts/check-in';
import type { Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import type { EventFacts } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { maxTries } from './limits.ts';
import { type AskedScan, decideScans } from './rules.ts';
import { lockTickets, see, write } from './store.ts';

export interface BatchParts {
  readonly context: Pick<BookingContext, 'db' | 'audit'>;
  readonly getFacts: (eventId: string) => Promise<Pick<EventFacts, 'endsAt' | 'organizerId'>>;
}

/** Thrown to roll back; not an error. */
class Overtaken extends Error {}

/** Decides scans of one event in one transaction, in their order. What another process spoils is rolled back and decided again. */
export const createBatch =
  ({ context: { db, audit }, getFacts }: BatchParts) =>
  async (eventId: string, asked: readonly AskedScan[]): Promise<readonly ScanVerdict[]> => {
    const { endsAt, organizerId } = await getFacts(eventId);
    for (let tries = 1; tries <= maxTries; tries++) {
      try {
        return await db.transaction(async tx => {
          const verdicts = await decideIn(tx, { eventId, endsAt, asked });
          for (const undone of undoneIn(asked, verdicts)) await audit(tx, { ...undone, organizerId });
          return verdicts;
        });
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
        await delay(Math.random() * 5 * tries);
      }
    }
    throw refuse('unavailable', 'others scan the same tickets right now: try again in a moment', { retryAfterSeconds: 1 });
  };

/** What was let in by mistake and taken back. Who was let in is in the list of scans, by whom and when. */
const undoneIn = (asked: readonly AskedScan[], verdicts: readonly ScanVerdict[]) =>
  asked.flatMap(({ scan, of, by }, at) =>
    scan.direction === 'undo' && verdicts[at]?.outcome === 'undone' && 'ticketId' in of
      ? [
          {
            by: actorOf({ sub: by.id, name: by.name }),
            action: 'check_in.undone',
            of: { kind: 'ticket', id: of.ticketId },
            before: { scan: scan.undoes },
            after: { reason: scan.reason },
          },
        ]
      : [],
  );

interface Deciding {
  readonly eventId: string;
  readonly endsAt: Date;
  readonly asked: readonly AskedScan[];
}

async function decideIn(tx: Transaction<Tables>, { eventId, endsAt, asked }: Deciding): Promise<readonly ScanVerdict[]> {
  const ids = [...new Set(asked.flatMap(({ of }) => ('ticketId' in of ? [of.ticketId] : [])))];
  const tickets = await lockTickets(tx, eventId, ids);
  const seen = await see(tx, { eventId, ticketIds: tickets.map(({ id }) => id), nonces: asked.map(({ scan }) => scan.nonce) });
  const plan = seen.plan ?? plainDoorPlan(eventId);
  const { verdicts, writing } = decideScans({ eventId, endsAt, plan, tickets, seen }, asked);
  const isEmpty = writing.scans.length + writing.restandings.length + writing.presences.length === 0;
  if (!isEmpty && !(await write(tx, writing))) throw new Overtaken();
  return verdicts;
}
