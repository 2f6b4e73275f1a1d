import { type CartHold, type CartRefusal, CartRefusals } from '@event-planner/contracts/cart';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useLimitWords } from '../use-refusal-words.ts';
import { isCouponCode, useCouponWords } from '../use-coupon-sentence.ts';

/** Why nothing was booked: each hold that is in the way, and what is wrong with it. */
export function CartRefusalNotice({ error, holds }: { readonly error: unknown; readonly holds: readonly CartHold[] }) {
  const { t } = useTranslation();
  const say = useCouponWords();
  const sayLimit = useLimitWords(
    holds.flatMap(({ lines }) => lines.map(({ ticketTypeId, ticketTypeName }) => ({ id: ticketTypeId, name: ticketTypeName }))),
  );
  if (error === null || error === undefined) return null;
  const refusals = isRefusal(error, 'cart_refused') ? (CartRefusals.safeParse(error.problem).data?.refusals ?? []) : [];
  const titleOf = (holdId: string): string => holds.find(({ id }) => id === holdId)?.event.title ?? t('cart.places');
  const sayWhy = ({ holdId, code, detail, coupons = [], limits = [] }: CartRefusal): string => {
    if (code === 'limit' && limits.length > 0) return limits.map(sayLimit).join(' ');
    if (code === 'hold_expired') return t('checkout.expiredTitle');
    if (code === 'hold_of_exchange') return t('cart.ofExchange');
    const currency = holds.find(({ id }) => id === holdId)?.currency ?? '';
    return isCouponCode(code) ? say(code, { problem: coupons[0], currency }) : detail;
  };
  return (
    <Notice tone="bad" announce>
      {refusals.length === 0 ? (
        isRefusal(error) ? (
          t('checkout.refused', { detail: error.message })
        ) : (
          t('state.errorText')
        )
      ) : (
        <>
          {t('cart.refused')}
          <ul className="mt-1 list-disc ps-5">
            {refusals.map(refusal => (
              <li key={refusal.holdId}>
                {titleOf(refusal.holdId)}: {sayWhy(refusal)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
