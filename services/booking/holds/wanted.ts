import type { HoldRequest } from '@event-planner/contracts/booking';
import { sumUp, type Sums } from '../counters.ts';
import type { SellableEvent, SellableType } from '../sellable-event.ts';

export type Items = HoldRequest['items'];
export type Item = Items[number];
/** Some of the best seats, whichever they are. */
export type TogetherItem = Extract<Item, { readonly together: number }>;

export const isTogether = (item: Item): item is TogetherItem => 'together' in item;
export function quantityOf(item: Item): number {
  if ('seat' in item) return 1;
  return isTogether(item) ? item.together : item.quantity;
}
export const seatOf = (item: Item): string | null => ('seat' in item ? item.seat : null);

/** What somebody asks for, as the rules look at it. */
export interface Wanted {
  readonly items: Items;
  readonly seats: readonly string[];
  /** How many of each ticket type. */
  readonly quantities: Sums;
  /** The same with all that bundles include. */
  readonly units: Sums;
  /** People who would come in. */
  readonly tickets: number;
}

export function wantedOf(event: SellableEvent, items: Items): Wanted {
  const quantities = sumUp(items.map(item => [item.ticketTypeId, quantityOf(item)]));
  const parts = [...quantities].flatMap(([id, quantity]) =>
    (event.types.get(id)?.bundle ?? []).map(part => [part.ticketTypeId, quantity * part.quantity] as const),
  );
  const units = parts.length === 0 ? quantities : sumUp([...quantities, ...parts]);
  const admits = ([id, quantity]: readonly [string, number]): number => {
    const type = event.types.get(id);
    return type?.kind === 'donation' || (type?.bundle.length ?? 0) > 0 ? 0 : quantity;
  };
  return {
    items,
    seats: items.flatMap(item => ('seat' in item ? [item.seat] : [])),
    quantities,
    units,
    tickets: [...units].reduce((sum, entry) => sum + admits(entry), 0),
  };
}

export const typesOf = (event: SellableEvent, { quantities }: Wanted): readonly SellableType[] =>
  [...quantities.keys()].flatMap(id => event.types.get(id) ?? []);
export const idsOf = (types: readonly SellableType[]): readonly string[] => types.map(type => type.id);
export const namesOf = (types: readonly SellableType[]): string => types.map(type => type.name).join(', ');
