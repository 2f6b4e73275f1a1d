import { CouponProblem } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { ownTimeZone } from '../../lib/format/zoned.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { refusalOf } from './hold-refusal.ts';

const Problems = z.object({ coupons: z.array(CouponProblem).min(1) });

/** Why a code was not used, and what would cure it. */
export function useCouponSentence(currency: string): (error: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const needs = ({ code, minTickets, maxTickets, minMinor, maxMinor }: CouponProblem): string => {
    if (minTickets) return t('coupon.minTickets', { code, count: minTickets });
    if (minMinor) return t('coupon.minAmount', { code, amount: format.money(minMinor, currency) });
    if (maxTickets) return t('coupon.maxTickets', { code, count: maxTickets });
    if (maxMinor) return t('coupon.maxAmount', { code, amount: format.money(maxMinor, currency) });
    return t('coupon.notFor', { code });
  };
  const times = ({ code, startsAt, endsAt }: CouponProblem): string => {
    if (startsAt && Date.parse(startsAt) > serverNow()) return t('coupon.from', { code, moment: format.moment(startsAt, ownTimeZone()) });
    return endsAt ? t('coupon.until', { code, moment: format.moment(endsAt, ownTimeZone()) }) : t('coupon.paused', { code });
  };
  return error => {
    if (error instanceof ApiError && error.problem?.code === 'too_many_codes') return t('coupon.tooMany');
    const refusal = refusalOf(error);
    const [problem] = (error instanceof ApiError && Problems.safeParse(error.problem).data?.coupons) || [];
    if (refusal === undefined) return t('coupon.failed');
    switch (refusal.code) {
      case 'other':
        return t('refusal.other', { detail: refusal.detail });
      case 'coupon_expired':
        return problem ? times(problem) : t('refusal.coupon_expired');
      case 'coupon_limit': {
        const { code = '', max: count = 1 } = problem ?? {};
        return count === 1 ? t('coupon.limitOne', { code }) : t('coupon.limitMany', { code, count });
      }
      case 'coupon_not_for_these':
        return problem ? needs(problem) : t('refusal.coupon_not_for_these');
      case 'coupon_not_combinable':
        return problem?.notWith
          ? t('coupon.notWith', { code: problem.code, others: new Intl.ListFormat(format.locale).format(problem.notWith) })
          : t('refusal.coupon_not_combinable');
      case 'taken':
        return t('refusal.takenUnknown');
      default:
        return t(`refusal.${refusal.code}`);
    }
  };
}
