import { placeOf, type SellableEvent, type SellableType } from '../sellable-event.ts';
import type { Line } from '../tables.ts';
import type { Part } from './prices.ts';
import { seatOf } from './wanted.ts';

/** What is held, as it is shown and kept: seats one by one, places that cost the same together. */
export function linesOf(event: SellableEvent, parts: readonly Part[]): readonly Line[] {
  const seats = parts.filter(part => seatOf(part.item) !== null).map(part => lineOf(event, part));
  const numbers = new Map<string, Line>();
  for (const part of parts) {
    if (seatOf(part.item) !== null) continue;
    const key = `${part.type.id} ${part.priceMinor} ${part.phase?.name ?? ''}`;
    const line = lineOf(event, part);
    numbers.set(key, { ...line, quantity: line.quantity + (numbers.get(key)?.quantity ?? 0) });
  }
  return [...seats, ...numbers.values()];
}

function lineOf(event: SellableEvent, { item, type, phase, quantity, priceMinor }: Part): Line {
  const seat = seatOf(item);
  return {
    ticketTypeId: type.id,
    ticketTypeName: type.name,
    seat,
    place: placeOf(event, type, seat ?? undefined),
    quantity,
    priceMinor,
    ...(phase && { phase: phase.name }),
    ...taxesOf(event, type),
    ...(type.kind === 'donation' && { donation: true as const }),
    ...(type.bundle.length > 0 && { includes: includedIn(event, type) }),
  };
}

/** Kept with the line, so that whatever becomes of the event it is known what the line's taxes are. */
function taxesOf({ facts: { rules } }: SellableEvent, { taxIds }: SellableType): Pick<Line, 'taxIds'> {
  const known = taxIds.filter(id => rules.taxes.some(tax => tax.id === id));
  return known.length > 0 ? { taxIds: known } : {};
}

const includedIn = (event: SellableEvent, bundle: SellableType): NonNullable<Line['includes']> =>
  bundle.bundle.flatMap(({ ticketTypeId, quantity }) => {
    const type = event.types.get(ticketTypeId);
    return type ? [{ ticketTypeId, ticketTypeName: type.name, place: placeOf(event, type), quantity }] : [];
  });
