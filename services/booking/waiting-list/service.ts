import type { AccessClaims } from '@event-planner/contracts/auth';
import type { WaitingEntry, WaitingListForm, WaitingListTerms } from '@event-planner/contracts/waiting-list';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { AccessWith } from '../access-with.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { type Places, seatsOf } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { type Dispatch, hashOf } from './dispatch.ts';
import { ensureJoinable } from './joining.ts';
import { describe } from './present.ts';
import * as store from './store.ts';

export interface WaitingListParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly places: Pick<Places, 'release'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly accessWith: AccessWith;
  /** How many of each ticket type the public can have now. */
  readonly getLeft: (eventId: string) => Promise<ReadonlyMap<string, number>>;
  readonly dispatch: Dispatch;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** An entry, and who says that it is theirs: its owner, or the link in the mail. */
export interface AskingOne {
  readonly id: string;
  readonly by: AccessClaims | undefined;
  readonly token?: string | undefined;
}

export type WaitingList = ReturnType<typeof createWaitingList>;

/** What visitors do with it. */
export const createWaitingList = (parts: WaitingListParts) => {
  const { db, now } = parts.context;
  const getEvent = async (eventId: string): Promise<SellableEvent> => {
    const event = await parts.findEvent(eventId);
    if (!event) throw refuseCommon('not_found', `there is no event ${eventId}`);
    return event;
  };
  return {
    async getTerms(eventId: string): Promise<WaitingListTerms> {
      await getEvent(eventId);
      return { eventId, ...(await store.getSettings(db.query, eventId)) };
    },

    async join(eventId: string, by: AccessClaims, form: WaitingListForm): Promise<WaitingEntry[]> {
      const [event, settings, left] = await Promise.all([getEvent(eventId), store.getSettings(db.query, eventId), parts.getLeft(eventId)]);
      const { code } = form;
      const access = await parts.accessWith(event, code === undefined ? undefined : { code, from: by.sub });
      ensureJoinable(event, form, { settings, left, access, now: now() });
      const entries = form.ticketTypeIds.map(ticketTypeId => entryOf({ eventId, ticketTypeId, by, now: now() }, form));
      const made = await db.transaction(async tx => {
        const joined = await store.insertEntries(tx, entries);
        if (joined.length < entries.length) throw waitsAlready(form.ticketTypeIds.filter(id => !joined.includes(id)));
        return entries.map(entry => entry.id);
      });
      const seen = await Promise.all(made.map(id => store.findSeen(db.query, id)));
      return seen.flatMap(entry => (entry ? [describe(entry, now(), 'owner')] : []));
    },

    async listOwn(userId: string, { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number }) {
      const rows = await store.listOwn(db.query, userId, { before: cursor === undefined ? null : readCursor(cursor), limit: limit + 1 });
      const items = rows.slice(0, limit).map(entry => describe(entry, now(), 'owner'));
      return { items, nextCursor: rows.length > limit ? String(rows[limit - 1]?.number) : null };
    },

    async get(asking: AskingOne): Promise<WaitingEntry> {
      const entry = await store.findSeen(db.query, asking.id);
      if (!entry || !mayAnswer(asking, entry)) throw notFound(asking.id);
      return describe(entry, now(), isOwner(asking, entry) ? 'owner' : 'link');
    },

    /** Gives the offered places to the next. */
    async decline(asking: AskingOne): Promise<void> {
      const ended = await db.transaction(async tx => {
        const entry = await store.lockEntry(tx, asking.id);
        if (!entry || !mayAnswer(asking, entry)) throw notFound(asking.id);
        if (entry.state === 'declined') return undefined; // Declining twice is declining.
        if (entry.state !== 'offered') throw refuse('no_open_offer', `nothing is offered here: it is ${entry.state}`);
        return { ...entry, seats: await endOffer(tx, parts, { entry, state: 'declined' }) };
      });
      if (ended) await freed(parts, ended);
    },

    /** Waits no more; what was offered goes to the next. */
    async leave(id: string, by: AccessClaims): Promise<void> {
      const ended = await db.transaction(async tx => {
        const entry = await store.lockEntry(tx, id);
        if (!entry || entry.userId !== by.sub) throw notFound(id);
        return leaveIn(tx, parts, entry);
      });
      if (ended) await freed(parts, ended);
    },
  };
};

type Freed = { readonly eventId: string; readonly seats: readonly string[] };

async function leaveIn(tx: Transaction<Tables>, parts: WaitingListParts, entry: store.EntryRow): Promise<Freed | undefined> {
  if (entry.state === 'offered') return { ...entry, seats: await endOffer(tx, parts, { entry, state: 'declined' }) };
  if (entry.state === 'waiting') await store.endEntries(tx, [entry.id], { state: 'left', now: parts.context.now() });
  return undefined;
}

/** Frees what was offered. Throws when it is being booked. The entry is locked. */
export async function endOffer(
  tx: Transaction<Tables>,
  { context, places }: Pick<WaitingListParts, 'context' | 'places'>,
  { entry, state }: { readonly entry: store.EntryRow; readonly state: 'declined' | 'removed' },
): Promise<readonly string[]> {
  const seen = await store.findSeen(tx, entry.id);
  if (seen?.isBooked || (await store.isBooked(tx, entry.holdId))) throw refuse('hold_booked', 'the offered places are booked already');
  await store.endEntries(tx, [entry.id], { state, now: context.now() });
  const lines = seen?.lines ?? [];
  await places.release(tx, { id: entry.holdId ?? '', eventId: entry.eventId, lines });
  return seatsOf(lines);
}

async function freed({ seatsChanged, dispatch }: WaitingListParts, { eventId, seats }: Freed): Promise<void> {
  seatsChanged(eventId, seats);
  await dispatch(eventId);
}

const isOwner = ({ by }: AskingOne, entry: store.EntryRow): boolean => by?.sub === entry.userId;
const mayAnswer = (asking: AskingOne, entry: store.EntryRow): boolean =>
  isOwner(asking, entry) || (asking.token !== undefined && entry.tokenHash !== null && hashOf(asking.token).equals(entry.tokenHash));

const notFound = (id: string): Error => refuseCommon('not_found', `there is no entry ${id} of yours on a waiting list`);
const waitsAlready = (ticketTypes: readonly string[]): Error =>
  refuse('waits_already', 'you wait for these tickets already: leave first to wait for another number', { ticketTypes });

const readCursor = (cursor: string): string => {
  if (!/^\d{1,18}$/.test(cursor)) throw refuseCommon('invalid_cursor', 'the cursor is none of ours');
  return cursor;
};

const entryOf = (
  {
    eventId,
    ticketTypeId,
    by,
    now,
  }: { readonly eventId: string; readonly ticketTypeId: string; readonly by: AccessClaims; readonly now: Date },
  { quantity, least, language }: WaitingListForm,
): store.NewEntry & { readonly id: string } => ({
  id: newId(now.getTime()),
  eventId,
  ticketTypeId,
  userId: by.sub,
  email: by.email,
  name: by.name,
  language,
  quantity,
  least,
  joinedAt: now,
});
