import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { eventUpdated } from '@event-planner/contracts/messages';
import type { EventChange, EventSections, PlannedEvent, SectionName } from '@event-planner/contracts/planning';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { derivedOf } from '../derived.ts';
import { refuse } from '../errors.ts';
import { ensurePictures } from '../usable-pictures.ts';
import type { Tables } from '../tables.ts';
import { type Around, missingOf, newErrors } from './checklist-rules.ts';
import { normalized } from './normalizing.ts';
import { decideMerge, ticketIdsIn } from './rules.ts';
import { changingSeats, type SeatChanges } from './seat-changes.ts';
import type { Desk } from './service.ts';
import { freeSlugFor } from './slug.ts';
import { claimTicketIds, type EventRow, lockEvent, noteOverrides, replaceEvent } from './store.ts';
import { ensurePlaceExists, type Surrounding, surroundingsOf } from './surroundings.ts';

export interface Edit {
  readonly id: string;
  readonly by: AccessClaims;
  readonly change: EventChange;
  /** What the editor had before them. */
  readonly seen: number;
}

export const createEditing = (desk: Desk) => ({ edit: (edit: Edit) => change(desk, edit) });

type Tx = Transaction<Tables>;

async function change(desk: Desk, edit: Edit): Promise<PlannedEvent> {
  const { context, remembered } = desk;
  const wanted = normalized(edit.change);
  const { before, planned } = await changingSeats(context, async (tx, seats) => {
    const event = await desk.ensureMay(tx, await lockEvent(tx, edit.id), { ...edit, act: 'planEvents' });
    if (!desk.isEditable(event.state))
      throw refuse('state_forbids', `an event that is ${event.state} does not change any more`, { state: event.state });
    const merge = decideMerge(event, wanted, edit.seen);
    if (merge.outcome === 'conflict') throw outdated(await desk.toPlanned(tx, event), merge.sections);
    if (merge.outcome === 'nothing new') return { before: event, planned: await desk.toPlanned(tx, event) };
    const isDate = await noteOverrides(tx, edit.id, merge.changed);
    const after = await save(tx, { event, ...merge, now: context.now(), seats, keepsSlug: isDate });
    await context.audit(tx, {
      by: actorOf(edit.by),
      action: 'event.changed',
      of: { kind: 'event', id: event.id },
      organizerId: event.organizerId,
      ...difference(event.sections, after.sections),
    });
    // A draft is nobody's business yet.
    if (after.state !== 'draft') await context.publish(tx, eventUpdated, { eventId: after.id, version: after.version });
    return { before: event, planned: await desk.toPlanned(tx, after) };
  });
  if (planned.version !== before.version && before.state !== 'draft') await remembered.forget([before]);
  return planned;
}

const outdated = (current: PlannedEvent, sections: readonly SectionName[]) =>
  refuseCommon(
    'version_outdated',
    `somebody else has changed ${sections.join(', ')} since: the event is at version ${current.version} by now`,
    {
      version: current.version,
      sections,
      current,
    },
  );

interface Save {
  readonly event: EventRow;
  readonly version: number;
  readonly sections: EventSections;
  readonly changedIn: EventRow['changedIn'];
  readonly now: Date;
  readonly seats: SeatChanges;
  /** Its address follows from something else than its title. */
  readonly keepsSlug?: boolean;
}

/** Keeps what an event shall be from now on. */
export async function save(tx: Tx, { event, version, sections, changedIn, now, seats, keepsSlug = false }: Save): Promise<EventRow> {
  const { id, organizerId } = event;
  const around = await surroundingsOf(tx, { organizerId, sections });
  if (changedIn.pictures === version) await ensurePictures(tx, organizerId, [sections.pictures.coverId]);
  if (changedIn.place === version) ensurePlaceExists({ organizerId, sections }, around, event.sections);
  if (event.state !== 'draft') await ensureStaysPublishable(tx, { event, sections, around, now });
  if (event.state !== 'draft' && changedIn.place === version) await withdrawLost(tx, { event, version, around, seats });
  const taken = await claimTicketIds(tx, id, ticketIdsIn(sections));
  if (taken.length > 0)
    throw refuse('id_taken', `the id ${taken[0]} belongs to another event: make a new one`, { section: 'tickets', ids: taken });
  return replaceEvent(tx, {
    id,
    version,
    sections,
    changedIn,
    ...derivedOf(sections, around),
    // Once people know its address, that stays.
    ...(!keepsSlug &&
      event.publishedAt === null &&
      sections.about.title !== event.title && { slug: await freeSlugFor(tx, id, sections.about.title) }),
  });
}

/** Nobody may be left with a ticket for a seat that is gone. */
async function withdrawLost(
  tx: Tx,
  { event, version, around, seats }: Pick<Save, 'event' | 'version' | 'seats'> & { readonly around: Surrounding },
): Promise<void> {
  const { id: eventId, title } = event;
  const before = (await surroundingsOf(tx, event)).seatMap ?? null;
  seats.withdraw({ eventId, title, version, before, after: around.seatMap ?? null });
}

interface Shown {
  readonly event: EventRow;
  readonly sections: EventSections;
  readonly around: Surrounding;
  readonly now: Date;
}

/** What is shown may be no worse than it was: an event that has begun already, say, may still get another text. */
async function ensureStaysPublishable(tx: Tx, { event, sections, around, now }: Shown): Promise<void> {
  const judged = (what: EventSections, by: Omit<Around, 'now'>) => missingOf(what, { ...by, now });
  const missing = newErrors(judged(sections, around), judged(event.sections, await surroundingsOf(tx, event)));
  if (missing.length > 0)
    throw refuse('not_ready_to_publish', `a published event cannot be left like this: ${missing.map(({ detail }) => detail).join('; ')}`, {
      missing,
    });
}
