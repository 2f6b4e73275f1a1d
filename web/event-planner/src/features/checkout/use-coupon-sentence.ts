import { HoldRefusal } from '@event-planner/contracts/booking';
import { CouponProblem } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { refusalOf } from './hold-refusal.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export type CouponCode = Extract<z.infer<typeof HoldRefusal>, `coupon_${string}`>;
export const isCouponCode = (code: string): code is CouponCode => code.startsWith('coupon_') && HoldRefusal.safeParse(code).success;

const Problems = z.object({ coupons: z.array(CouponProblem).min(1) });

/** Why a code was refused, and what would cure it. */
export function useCouponWords(): (
  code: CouponCode,
  about: { readonly problem: CouponProblem | undefined; readonly currency: string },
) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const needs = ({ code, minTickets, maxTickets, minMinor, maxMinor }: CouponProblem, currency: string): string => {
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
  return (refused, { problem, currency }) => {
    if (problem === undefined) return t(`refusal.${refused}`);
    switch (refused) {
      case 'coupon_expired':
        return times(problem);
      case 'coupon_limit': {
        const { code, max: count = 1 } = problem;
        return count === 1 ? t('coupon.limitOne', { code }) : t('coupon.limitMany', { code, count });
      }
      case 'coupon_not_for_these':
        return needs(problem, currency);
      case 'coupon_not_combinable':
        return problem.notWith
          ? t('coupon.notWith', { code: problem.code, others: new Intl.ListFormat(format.locale).format(problem.notWith) })
          : t('refusal.coupon_not_combinable');
      default:
        return t(`refusal.${refused}`);
    }
  };
}

/** Why a code was not used. */
export function useCouponSentence(currency: string): (error: unknown) => string {
  const { t } = useTranslation();
  const say = useCouponWords();
  return error => {
    if (error instanceof ApiError && error.problem?.code === 'too_many_codes') return t('coupon.tooMany');
    const refusal = refusalOf(error);
    const [problem] = (error instanceof ApiError && Problems.safeParse(error.problem).data?.coupons) || [];
    if (refusal === undefined) return t('coupon.failed');
    if (isCouponCode(refusal.code)) return say(refusal.code, { problem, currency });
    if (refusal.code === 'other') return t('refusal.other', { detail: refusal.detail });
    return t(refusal.code === 'taken' ? 'refusal.takenUnknown' : `refusal.${refusal.code}`);
  };
}
