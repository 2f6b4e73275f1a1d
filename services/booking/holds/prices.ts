import type { PriceNow } from '@event-planner/contracts/booking';
import { sumUp } from '../counters.ts';
import type { SellableEvent, SellablePhase, SellableType } from '../sellable-event.ts';
import type { Books } from './books.ts';
import { maxChosenMinor } from './limits.ts';
import type { Refused } from './verdict.ts';
import { type Item, type Items, quantityOf } from './wanted.ts';

/** So many of what was asked for that cost the same. */
export interface Part {
  readonly item: Item;
  readonly type: SellableType;
  readonly phase: SellablePhase | undefined;
  readonly quantity: number;
  readonly priceMinor: number;
}

/** What each of the wanted costs, where a request goes beyond the end of a phase at several prices. The order of the items is kept. */
export function priceItems(event: SellableEvent, items: Items, books: Books): { readonly parts: readonly Part[] } | Refused {
  const take = createTill(books);
  const parts: Part[] = [];
  for (const item of items) {
    const type = event.types.get(item.ticketTypeId) as SellableType;
    const taken = take(type, quantityOf(item));
    const refused = refuseChosen(type, item, taken);
    if (refused) return refused;
    const { priceMinor: chosen } = item;
    for (const { phase, quantity, priceMinor } of taken) parts.push({ item, type, phase, quantity, priceMinor: chosen ?? priceMinor });
  }
  return refuseChanged(items, parts) ?? { parts };
}

interface Taken {
  readonly phase: SellablePhase | undefined;
  readonly quantity: number;
  readonly priceMinor: number;
}

/** Prices in the order of the phases: one is over at its moment, or once all its places are given out. */
function createTill(books: Books): (type: SellableType, quantity: number) => readonly Taken[] {
  const used = new Map<string, number>();
  return (type, quantity) => {
    const taken: Taken[] = [];
    let rest = quantity;
    for (const phase of openPhases(type, books.now)) {
      const room = phase.counter === null ? rest : Math.max(0, books.left(phase.counter) - (used.get(phase.counter) ?? 0));
      const most = Math.min(room, rest);
      if (most === 0) continue;
      if (phase.counter !== null) used.set(phase.counter, (used.get(phase.counter) ?? 0) + most);
      taken.push({ phase, quantity: most, priceMinor: phase.priceMinor });
      rest -= most;
    }
    if (rest > 0) taken.push({ phase: undefined, quantity: rest, priceMinor: type.priceMinor });
    return taken;
  };
}

export const openPhases = (type: SellableType, now: Date): readonly SellablePhase[] =>
  type.phases.filter(phase => phase.until === null || now < phase.until);

function refuseChosen(type: SellableType, { priceMinor }: Item, taken: readonly Taken[]): Refused | undefined {
  const refuse = (why: string): Refused => ({ refused: 'price_invalid', message: `${type.name}: ${why}`, ticketTypes: [type.id] });
  if (type.pricing === 'fixed') return priceMinor === undefined ? undefined : refuse('its price is fixed, send none');
  if (priceMinor === undefined) return refuse('say how much you give for each');
  const least = Math.max(type.kind === 'donation' ? 1 : 0, ...taken.map(part => part.priceMinor));
  if (priceMinor >= least && priceMinor <= maxChosenMinor) return undefined;
  return refuse(`from ${least} to ${maxChosenMinor} in the smallest unit of the currency, not ${priceMinor}`);
}

/** Nobody is charged another price than they were shown: each item that says one must find as many at it. */
function refuseChanged(items: Items, parts: readonly Part[]): Refused | undefined {
  if (items.every(item => item.seenPriceMinor === undefined)) return undefined;
  const keyOf = (ticketTypeId: string, priceMinor: number): string => `${ticketTypeId} ${priceMinor}`;
  const charged = sumUp(parts.map(part => [keyOf(part.type.id, part.priceMinor), part.quantity]));
  const seen = sumUp(
    items.flatMap(item =>
      item.seenPriceMinor === undefined ? [] : [[keyOf(item.ticketTypeId, item.seenPriceMinor), quantityOf(item)] as const],
    ),
  );
  const isChanged = (item: Item): boolean => {
    const key = keyOf(item.ticketTypeId, item.seenPriceMinor ?? -1);
    return (seen.get(key) ?? 0) > (charged.get(key) ?? 0);
  };
  const changed = new Set(items.filter(isChanged).map(item => item.ticketTypeId));
  if (changed.size === 0) return undefined;
  const prices = pricesNow(parts.filter(part => changed.has(part.type.id)));
  return { refused: 'price_changed', message: 'the price is another one now: look at it again', ticketTypes: [...changed], prices };
}

function pricesNow(parts: readonly Part[]): readonly PriceNow[] {
  const prices = new Map<string, PriceNow>();
  for (const { type, phase, quantity, priceMinor } of parts) {
    const key = `${type.id} ${priceMinor} ${phase?.name ?? ''}`;
    const before = prices.get(key)?.quantity ?? 0;
    prices.set(key, { ticketTypeId: type.id, quantity: before + quantity, priceMinor, phase: phase?.name ?? null });
  }
  return [...prices.values()];
}
