import { createHash } from 'node:crypto';
import { offerExpired, placeOffered } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { newSecretId } from '@event-planner/platform/ids';
import type { BookingContext } from '../context.ts';
import { type Offer, type Offering, type Places, type PlaceWish, seatsOf } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { type Granted, joinPlans, keptUntil, offerEnds, planOffers, savesIn, stillWaiting } from './rules.ts';
import * as store from './store.ts';

export interface DispatchParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'publish'>;
  readonly places: Pick<Places, 'offer'>;
  /** What visitors sell again, locked; undefined where nothing is. */
  readonly openListings: (
    tx: Transaction<Tables>,
    offering: Omit<Offering, 'until'> & { readonly untilOf: (expiresAt: Date) => Date },
  ) => Promise<{ offer<Outcome>(plan: (ask: (wish: PlaceWish) => Offer) => Outcome): Promise<Outcome> } | undefined>;
  readonly getEventWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** How many are looked at in one transaction. */
const atOnce = 200;
/** Tries of one that loses seats to another process. */
const mostTries = 4;

/** Offers what is free to who waits for it. Answers how many offers were made. Only one at a time does, of whichever processes. */
export type Dispatch = (eventId: string, only?: string) => Promise<number>;

export function createDispatch({ context, places, openListings, getEventWithin, seatsChanged }: DispatchParts): Dispatch {
  const { db, now } = context;

  const settle = async (tx: Transaction<Tables>, event: SellableEvent, at: Date): Promise<void> => {
    for (const entry of await store.settleOffers(tx, event.facts.id, at))
      if (entry.state === 'expired') await context.publish(tx, offerExpired, tellOf(event, entry));
  };

  const announce = async (tx: Transaction<Tables>, event: SellableEvent, offers: readonly MadeOffer[]): Promise<void> => {
    for (const { entry, offer, token, until } of offers)
      await context.publish(tx, placeOffered, {
        ...tellOf(event, { ...entry, offered: offer.quantity, offerUntil: until }),
        holdId: offer.holdId,
        token,
        isResale: offer.resale !== undefined,
      });
  };

  const run = (eventId: string, only: string | null): Promise<Round> =>
    db.transaction(async tx => {
      await store.lockList(tx, eventId);
      const entries = await store.lockWaiting(tx, eventId, { limit: atOnce, only });
      await store.shareEvent(tx, eventId);
      const [event, at] = [await getEventWithin(tx, eventId), now()];
      await settle(tx, event, at);
      if (entries.length === 0) return { offers: 0, seats: [], isFull: false };
      const settings = await store.getSettings(tx, eventId);
      const until = offerEnds(event, settings, at);
      const asked = { event, userIds: entries.map(entry => entry.userId), now: at };
      const listings = await openListings(tx, { ...asked, untilOf: saleEnd => keptUntil(saleEnd, settings, at) });
      const saves = savesIn(event, at);
      const ofFree = await places.offer(tx, { ...asked, until }, ask => planOffers(entries, ask, saves));
      const ofListings = await listings?.offer(ask => planOffers(stillWaiting(entries, ofFree), ask, saves));
      const plan = joinPlans(ofFree, ofListings);
      const made = plan.offers.map(one => ({ ...one, until: one.offer.resale?.until ?? until, token: newSecretId() }));
      await store.markOffered(tx, made.map(asRow), at);
      await store.markPassed(
        tx,
        plan.passed.map(({ entry, times }) => ({ id: entry.id, times })),
      );
      await store.endEntries(
        tx,
        plan.limited.map(entry => entry.id),
        { state: 'limit', now: at },
      );
      await announce(tx, event, made);
      const isFull = only === null && entries.length === atOnce && made.length + plan.limited.length > 0;
      return { offers: made.length, seats: made.flatMap(({ offer }) => seatsOf(offer.lines)), isFull };
    });

  return async (eventId, only) => {
    let [offers, isFull] = [0, true];
    while (isFull) {
      const round = await retried(() => run(eventId, only ?? null));
      offers += round.offers;
      isFull = round.isFull;
      if (round.offers > 0) seatsChanged(eventId, round.seats);
    }
    return offers;
  };
}

interface Round {
  readonly offers: number;
  readonly seats: readonly string[];
  /** There may be more to serve than were looked at. */
  readonly isFull: boolean;
}
interface MadeOffer {
  readonly entry: store.EntryRow;
  readonly offer: Granted;
  readonly until: Date;
  readonly token: string;
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const asRow = ({ entry, offer, token, until }: MadeOffer): store.NewOffer => ({
  id: entry.id,
  holdId: offer.holdId,
  quantity: offer.quantity,
  tokenHash: hashOf(token),
  until,
});

/** Another process was faster with a seat: begun anew, with what is there then. */
async function retried<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'overtaken') || tries === mostTries) throw error;
    }
  }
}

const tellOf = (event: SellableEvent, entry: store.EntryRow) => ({
  entryId: entry.id,
  userId: entry.userId,
  email: entry.email,
  name: entry.name,
  language: entry.language,
  eventId: event.facts.id,
  eventTitle: event.facts.title,
  eventSlug: event.facts.slug,
  startsAt: event.facts.startsAt.toISOString(),
  timeZone: event.facts.timeZone,
  ticketTypeName: event.types.get(entry.ticketTypeId)?.name ?? event.facts.title,
  quantity: entry.offered ?? entry.quantity,
  until: (entry.offerUntil ?? event.facts.startsAt).toISOString(),
});
