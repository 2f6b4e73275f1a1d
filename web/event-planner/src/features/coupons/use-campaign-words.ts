import type { Campaign, CampaignTerms } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';

type Amounts = Campaign['used']['discount'];

/** Campaigns in words. */
export function useCampaignWords() {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  return {
    /** What it gives. */
    gift({ kind, basisPoints, amountMinor, currency, per, discountedTickets }: CampaignTerms): string {
      if (kind === 'access') return t('coupons.giftAccess');
      if (kind === 'free') return t('coupons.giftFree', { count: discountedTickets ?? 0 });
      if (kind === 'percent') {
        const percent = new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 2 });
        return t('coupons.giftPercent', { percent: percent.format((basisPoints ?? 0) / 10_000) });
      }
      return t(per === 'ticket' ? 'coupons.giftEach' : 'coupons.giftOrder', { amount: format.money(amountMinor ?? 0, currency ?? 'EUR') });
    },
    amounts: (amounts: Amounts): string =>
      amounts.length === 0
        ? '–'
        : new Intl.ListFormat(format.locale).format(amounts.map(one => format.money(one.amountMinor, one.currency))),
  };
}
