import type { Hold } from '@event-planner/contracts/booking';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';

/** A hold as it will be charged to whom the invoice is written to. */
export function chargedAs<Held extends Pick<Hold, 'price' | 'lines' | 'totalMinor'>>(hold: Held, to: InvoiceTo | undefined): Held {
  const price = reverseChargeOf(hold.price, hold.lines, to);
  return price ? { ...hold, price, totalMinor: price.totalMinor } : hold;
}
