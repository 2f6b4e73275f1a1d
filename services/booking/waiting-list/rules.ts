import type { WaitingListSettings } from '@event-planner/contracts/waiting-list';
import { maxPassed, salesEndOf, savesFor } from '../waiting.ts';
import type { Offer, PlaceWish } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';

/** Somebody in line, as far as the order of the offers goes. */
export interface InLine extends PlaceWish {
  readonly id: string;
  readonly passed: number;
}
export type Granted = Extract<Offer, { readonly holdId: string }>;

export interface Plan<Entry> {
  readonly offers: readonly { readonly entry: Entry; readonly offer: Granted }[];
  /** Somebody behind them was served before them, so many times. */
  readonly passed: readonly { readonly entry: Entry; readonly times: number }[];
  /** They have as many as one person may have. */
  readonly limited: readonly Entry[];
}

/**
 * In the order of joining. Who wants more than is free is offered what there is, if that is no less than their least; if it is, those behind who take fewer are
 * served first. That happens to nobody more than `maxPassed` times: then places gather until there are enough for them, and nobody behind gets any. In the last
 * days of the sale places gather for nobody any more.
 */
export function planOffers<Entry extends InLine>(
  entries: readonly Entry[],
  ask: (wish: PlaceWish) => Offer,
  saves: (ticketTypeId: string) => boolean,
): Plan<Entry> {
  const offers: { entry: Entry; offer: Granted }[] = [];
  const limited: Entry[] = [];
  const waiting = new Map<string, { entry: Entry; times: number }[]>();
  const gathering = new Set<string>();
  for (const entry of entries) {
    if (gathering.has(entry.ticketTypeId)) continue;
    const before = waiting.get(entry.ticketTypeId) ?? [];
    const offer = ask(entry);
    if ('holdId' in offer) {
      offers.push({ entry, offer });
      for (const other of before) other.times++;
    } else if (endsWaiting(offer.refused)) limited.push(entry);
    else waiting.set(entry.ticketTypeId, [...before, { entry, times: 0 }]);
    const isDue = (waiting.get(entry.ticketTypeId) ?? []).some(one => one.entry.passed + one.times >= maxPassed);
    if (isDue && saves(entry.ticketTypeId)) gathering.add(entry.ticketTypeId);
  }
  const passed = [...waiting.values()].flat().filter(one => one.times > 0);
  return { offers, passed, limited };
}

/** What no free place changes: they have all they may have, or the ticket type is sold in another way now. */
const endsWaiting = (refused: Extract<Offer, { readonly refused: string }>['refused']): boolean =>
  !['sold_out', 'taken', 'no_block_together', 'sales_closed'].includes(refused);

const minute = 60_000;
const hour = 60 * minute;
/** What anybody needs to read a mail and to pay. */
const shortestOfferMs = 15 * minute;

/** Until when an offer is kept: for the organizer's hours, but no longer than a quarter of what is left of the sale, so that others get their turn. */
export function offerEnds(event: SellableEvent, { offerHours }: Pick<WaitingListSettings, 'offerHours'>, now: Date): Date {
  const lastEnd = Math.max(...[...event.types.values()].filter(type => type.offered).map(type => salesEndOf(event, type).getTime()));
  return keptUntil(new Date(lastEnd), { offerHours }, now);
}

/** The same of what is for sale until then. */
export function keptUntil(saleEnd: Date, { offerHours }: Pick<WaitingListSettings, 'offerHours'>, now: Date): Date {
  const left = Math.max(0, saleEnd.getTime() - now.getTime());
  const kept = Math.min(offerHours * hour, left / 4);
  return new Date(now.getTime() + Math.max(shortestOfferMs, kept));
}

const nobody: Plan<never> = { offers: [], passed: [], limited: [] };

/** One plan for what is free, then one for what visitors sell again, as one: whom the second serves was passed over by nobody. */
export function joinPlans<Entry extends InLine>(first: Plan<Entry>, second: Plan<Entry> = nobody): Plan<Entry> {
  const done = new Set([...second.offers.map(one => one.entry.id), ...second.limited.map(entry => entry.id)]);
  const passed = Map.groupBy(
    [...first.passed, ...second.passed].filter(one => !done.has(one.entry.id)),
    one => one.entry.id,
  );
  return {
    offers: [...first.offers, ...second.offers],
    passed: [...passed.values()].flatMap(of => (of[0] ? [{ entry: of[0].entry, times: of.reduce((sum, one) => sum + one.times, 0) }] : [])),
    limited: [...first.limited, ...second.limited],
  };
}

/** Who still waits after this plan, passed over as often as that makes. */
export function stillWaiting<Entry extends InLine>(entries: readonly Entry[], { offers, passed, limited }: Plan<Entry>): readonly Entry[] {
  const done = new Set([...offers.map(one => one.entry.id), ...limited.map(entry => entry.id)]);
  const times = new Map(passed.map(one => [one.entry.id, one.times]));
  return entries.filter(entry => !done.has(entry.id)).map(entry => ({ ...entry, passed: entry.passed + (times.get(entry.id) ?? 0) }));
}

export const savesIn =
  (event: SellableEvent, now: Date) =>
  (ticketTypeId: string): boolean => {
    const type = event.types.get(ticketTypeId);
    return type !== undefined && savesFor(event, type, now);
  };
