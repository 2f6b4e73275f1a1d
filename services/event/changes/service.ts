import type { AccessClaims } from '@event-planner/contracts/auth';
import { eventCancelled, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Remembered } from '../remembered.ts';
import type { Tables } from '../tables.ts';
import { type Action, decideTransition, faultsOf, isEditable } from './rules.ts';
import {
  type Changed,
  countTicketTypes,
  endPast,
  isMember,
  type LockedEvent,
  lockEvent,
  refreshPriceFrom,
  setPrice,
  setState,
} from './store.ts';

export interface ChangeDependencies {
  readonly context: Pick<EventContext, 'db' | 'now' | 'publish'>;
  readonly remembered: Remembered;
}

export type Changes = ReturnType<typeof createChanges>;

export const createChanges = (dependencies: ChangeDependencies) => ({
  act: (eventId: string, by: AccessClaims, action: OrganizerAction) => act(dependencies, { eventId, by, action }),
  changePrice: (change: PriceChange) => changePrice(dependencies, change),
  endPast: () => endPastEvents(dependencies),
});

type Tx = Transaction<Tables>;

/** What organizers do; that an event ends, the clock does. */
export type OrganizerAction = Exclude<Action, 'end'>;

/** What the others are told. */
const saidOf = { publish: eventPublished, postpone: eventUpdated, cancel: eventCancelled } as const satisfies Record<
  OrganizerAction,
  unknown
>;

async function act(
  { context, remembered }: ChangeDependencies,
  { eventId, by, action }: { eventId: string; by: AccessClaims; action: OrganizerAction },
): Promise<Changed> {
  const changed = await context.db.transaction(async tx => {
    const event = await lockOwnEvent(tx, eventId, by);
    const state = decideTransition(event.state, action);
    if (!state) throw refuse('state_forbids', `one cannot ${action} an event that is ${event.state}`, { state: event.state });
    if (action === 'publish') await ensureReady(tx, event, context.now());
    const done = await setState(tx, { id: event.id, state });
    await context.publish(tx, saidOf[action], { eventId: done.id, version: done.version });
    return done;
  });
  await remembered.forget([changed]);
  return changed;
}

export interface PriceChange {
  readonly eventId: string;
  readonly ticketTypeId: string;
  readonly priceMinor: number;
  readonly by: AccessClaims;
  /** Whether the editor had this version before them. */
  readonly sawVersion: (version: number) => boolean;
}

async function changePrice(
  { context, remembered }: ChangeDependencies,
  { eventId, ticketTypeId, priceMinor, by, sawVersion }: PriceChange,
): Promise<Changed> {
  const changed = await context.db.transaction(async tx => {
    const event = await lockOwnEvent(tx, eventId, by);
    if (!isEditable(event.state))
      throw refuse('state_forbids', `an event that is ${event.state} does not change any more`, { state: event.state });
    if (!sawVersion(event.version))
      throw refuse('version_outdated', `the event is at version ${event.version} by now: load it again`, { version: event.version });
    if (!(await setPrice(tx, { id: ticketTypeId, eventId, priceMinor })))
      throw refuseCommon('not_found', `the event has no ticket type ${ticketTypeId}`);
    const done = await refreshPriceFrom(tx, event.id);
    await context.publish(tx, eventUpdated, { eventId: done.id, version: done.version });
    return done;
  });
  await remembered.forget([changed]);
  return changed;
}

async function endPastEvents({ context, remembered }: ChangeDependencies): Promise<void> {
  const ended = await context.db.transaction(async tx => {
    const events = await endPast(tx, context.now());
    for (const { id, version } of events) await context.publish(tx, eventUpdated, { eventId: id, version });
    return events;
  });
  await remembered.forget(ended);
}

/** Throws as if it were not there when it is somebody else's draft. */
async function lockOwnEvent(tx: Tx, id: string, by: AccessClaims): Promise<LockedEvent> {
  const event = await lockEvent(tx, id);
  const nothing = refuseCommon('not_found', `there is no event ${id}`);
  if (!event) throw nothing;
  if (by.roles.includes('admin') || (await isMember(tx, { organizerId: event.organizerId, userId: by.sub }))) return event;
  throw event.state === 'draft' ? nothing : refuse('not_your_event', 'only its organizer may change this event');
}

async function ensureReady(tx: Tx, event: LockedEvent, now: Date): Promise<void> {
  const faults = faultsOf({ startsAt: event.startsAt, ticketTypeCount: await countTicketTypes(tx, event.id) }, now);
  if (faults.length > 0) throw refuse('not_ready_to_publish', `the event cannot be published: ${faults.join('; ')}`, { faults });
}
