import type { TicketType } from '@event-planner/contracts/event';

export type Sale = 'open' | 'not_yet' | 'over' | 'sold_out';

type Sold = Pick<TicketType, 'salesStart' | 'salesEnd' | 'minPerOrder' | 'maxPerOrder'>;

/** Whether a kind of ticket can be bought at a moment, as far as the page knows; `left` is undefined while nobody has said. */
export function saleOf(type: Sold, now: number, left: number | undefined): Sale {
  if (now < Date.parse(type.salesStart)) return 'not_yet';
  if (now >= Date.parse(type.salesEnd)) return 'over';
  return left !== undefined && left < type.minPerOrder ? 'sold_out' : 'open';
}

/** The quantities one step below and above: orders jump over what lies between none and the minimum. */
export function stepsOf(
  type: Sold,
  quantity: number,
  left = Number.POSITIVE_INFINITY,
): { readonly smaller: number | undefined; readonly larger: number | undefined } {
  const larger = quantity === 0 ? type.minPerOrder : quantity + 1;
  return {
    smaller: quantity === 0 ? undefined : quantity <= type.minPerOrder ? 0 : quantity - 1,
    larger: larger <= Math.min(type.maxPerOrder, left) ? larger : undefined,
  };
}

/** Few enough that a buyer should know. */
export const isScarce = (left: number | undefined): left is number => left !== undefined && left > 0 && left <= 20;
