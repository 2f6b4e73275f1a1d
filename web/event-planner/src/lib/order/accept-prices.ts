import type { HoldRequest, PriceNow } from '@event-planner/contracts/booking';

type Items = HoldRequest['items'];

/** The same order at the prices that hold now, once the buyer has seen them. Seats keep their order: the first get the first prices. */
export function acceptPrices(items: Items, prices: readonly PriceNow[]): Items {
  const changed = new Set(prices.map(({ ticketTypeId }) => ticketTypeId));
  const rest = new Map(
    [...Map.groupBy(prices, ({ ticketTypeId }) => ticketTypeId)].map(([id, own]) => [id, own.map(each => ({ ...each }))]),
  );
  const take = (ticketTypeId: string): number | undefined => {
    const next = rest.get(ticketTypeId)?.find(({ quantity }) => quantity > 0);
    if (next) next.quantity -= 1;
    return next?.priceMinor;
  };
  const seats = items.flatMap((item): Items => {
    if (!('seat' in item) || !changed.has(item.ticketTypeId)) return 'seat' in item ? [item] : [];
    const { seenPriceMinor: _seen, ...wanted } = item;
    const seenPriceMinor = take(item.ticketTypeId);
    return [{ ...wanted, ...(seenPriceMinor !== undefined && { seenPriceMinor }) }];
  });
  const counted = items.filter(item => !('seat' in item) && !changed.has(item.ticketTypeId));
  const countedChanged = [...changed].filter(id => items.some(item => !('seat' in item) && item.ticketTypeId === id));
  const anew = countedChanged.flatMap((ticketTypeId): Items => {
    const wished = items.find(item => 'together' in item && item.ticketTypeId === ticketTypeId);
    return (rest.get(ticketTypeId) ?? [])
      .filter(({ quantity }) => quantity > 0)
      .map(({ quantity, priceMinor }) => {
        const said = { ticketTypeId, seenPriceMinor: priceMinor };
        if (!wished || !('together' in wished)) return { ...said, quantity };
        const { together: _together, seenPriceMinor: _seen, accessible, ...wishes } = wished;
        return { ...wishes, ...said, together: quantity, ...(accessible !== undefined && { accessible: Math.min(accessible, quantity) }) };
      });
  });
  return [...seats, ...counted, ...anew];
}
