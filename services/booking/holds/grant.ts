import { type Coupon, type Redemption } from '../redeeming.ts';
import { discountedPriceOf, priceOf, sumOf } from '../price.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Line } from '../tables.ts';
import { maxTotalMinor } from './limits.ts';
import type { Verdict } from './verdict.ts';

/** What an order of these lines comes to with these coupons. */
export function grant(event: SellableEvent, lines: readonly Line[], coupons: readonly Coupon[]): Verdict {
  const sumMinor = sumOf(lines);
  if (coupons.length > 0 && sumMinor <= maxTotalMinor) return grantDiscounted(event, lines, coupons);
  const price = sumMinor <= maxTotalMinor ? priceOf(event, lines) : null;
  const totalMinor = price?.totalMinor ?? sumMinor;
  return totalMinor <= maxTotalMinor ? { granted: lines, price, totalMinor } : tooMuch;
}

function grantDiscounted(event: SellableEvent, lines: readonly Line[], coupons: readonly Coupon[]): Verdict {
  const codeIds = new Map(coupons.map(({ codeId, discount }) => [discount.id, codeId]));
  const { price, taken, ...priced } = discountedPriceOf(
    event,
    lines,
    coupons.map(({ discount }) => discount),
  );
  if (price.totalMinor > maxTotalMinor) return tooMuch;
  const redemptions = Array.from(taken, ([{ id }, of]): Redemption => {
    const byType = Map.groupBy(of, ({ line }) => lines[line]?.ticketTypeId ?? '');
    const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
    return {
      campaignId: id,
      codeId: codeIds.get(id) ?? '',
      amountMinor: sum(of.map(one => one.amountMinor)),
      byType: Object.fromEntries(
        Array.from(byType, ([typeId, ones]) => [
          typeId,
          { tickets: sum(ones.map(one => one.tickets)), amountMinor: sum(ones.map(one => one.amountMinor)) },
        ]),
      ),
    };
  });
  return { granted: priced.lines, price, totalMinor: price.totalMinor, redemptions };
}

const tooMuch: Verdict = {
  refused: 'price_invalid',
  message: `an order comes to ${maxTotalMinor} at most, in the smallest unit of the currency`,
};
