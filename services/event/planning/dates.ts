import { eventCreated, eventUpdated } from '@event-planner/contracts/messages';
import type { EventChange, EventSections } from '@event-planner/contracts/planning';
import type { Transaction } from '@event-planner/platform/database';
import { derivedOf } from '../derived.ts';
import type { Tables } from '../tables.ts';
import { withOwnIds } from './copy-rules.ts';
import { beginningOf, fromTheBeginning } from './creation.ts';
import { save } from './editing.ts';
import { normalized } from './normalizing.ts';
import { decideMerge, ticketIdsIn } from './rules.ts';
import { changingSeats, type SeatChanges } from './seat-changes.ts';
import type { Desk } from './service.ts';
import { claimTicketIds, deleteEvent, type EventRow, insertEvents, lockEvents } from './store.ts';
import { ensurePlaceExists, type Placed, surroundingsOf } from './surroundings.ts';

type Tx = Transaction<Tables>;

export interface NewDraft {
  readonly id: string;
  readonly slug: string;
  readonly sections: EventSections;
}

/** Many events at once that are alike: the dates of a series. Each call is a part of the caller's transaction. */
export const createDates = (desk: Desk) => ({
  dates: {
    normalized,
    /** What a series begins with: empty sections, or those of another event of the organizer. */
    beginningOf,
    /** The same sections for another event: with ids of its own for what is sold. */
    withOwnIds,
    ensurePlaceExists: async (tx: Tx, { before, ...placed }: Placed & { readonly before: Placed['sections'] }) =>
      ensurePlaceExists(placed, await surroundingsOf(tx, placed), before),
    insertDrafts: (tx: Tx, organizerId: string, drafts: readonly NewDraft[]) => insertDrafts(desk, tx, { organizerId, drafts }),
    /** A transaction in which sections are replaced; it may run more than once. */
    changing: <Result>(work: (tx: Tx, seats: SeatChanges) => Promise<Result>) => changingSeats(desk.context, work),
    replaceSections: (tx: Tx, seats: SeatChanges, changes: ReadonlyMap<string, EventChange>) =>
      replaceSections(desk, tx, { seats, changes }),
    async removeDrafts(tx: Tx, ids: readonly string[]): Promise<void> {
      for (const id of ids) await deleteEvent(tx, id);
    },
  },
});

/** All are at the same place. */
async function insertDrafts(
  { context }: Desk,
  tx: Tx,
  { organizerId, drafts }: { readonly organizerId: string; readonly drafts: readonly NewDraft[] },
): Promise<void> {
  const [first] = drafts;
  if (!first) return;
  const around = await surroundingsOf(tx, { organizerId, sections: first.sections });
  const now = context.now();
  await insertEvents(
    tx,
    drafts.map(({ id, slug, sections }) => ({
      id,
      slug,
      organizerId,
      state: 'draft' as const,
      version: 1,
      sections,
      changedIn: fromTheBeginning,
      createdAt: now,
      publishedAt: null,
      ...derivedOf(sections, around),
    })),
  );
  for (const { id, sections } of drafts) {
    await claimTicketIds(tx, id, ticketIdsIn(sections));
    await context.publish(tx, eventCreated, { eventId: id, version: 1 });
  }
}

/** Changes each as an editor would who has just looked at it, and announces those that are no drafts. Answers what others may have remembered. */
async function replaceSections(
  { context }: Desk,
  tx: Tx,
  { seats, changes }: { readonly seats: SeatChanges; readonly changes: ReadonlyMap<string, EventChange> },
): Promise<EventRow[]> {
  const changed: EventRow[] = [];
  for (const event of await lockEvents(tx, [...changes.keys()])) {
    const merge = decideMerge(event, changes.get(event.id) ?? {}, event.version);
    if (merge.outcome !== 'merged') continue;
    const after = await save(tx, { event, ...merge, now: context.now(), seats, keepsSlug: true });
    if (after.state === 'draft') continue;
    await context.publish(tx, eventUpdated, { eventId: after.id, version: after.version });
    changed.push(after);
  }
  return changed;
}
