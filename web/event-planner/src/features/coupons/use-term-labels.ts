import { useTranslation } from 'react-i18next';
import type { OwnLabels } from '../../lib/api/input-words.ts';

const sameNames = ['name', 'currency', 'startsAt', 'endsAt', 'maxUses', 'maxUsesPerPerson', 'maxUsesPerCode'] as const;
const limits = ['minTickets', 'maxTickets', 'minMinor', 'maxMinor'] as const;

/** What the form calls a campaign's terms, by their names in the request. */
export function useTermLabels(): OwnLabels {
  const { t } = useTranslation('organizing');
  return {
    ...Object.fromEntries([...sameNames, ...limits].map(name => [name, t(`coupons.${name}`)])),
    basisPoints: t('coupons.percent'),
    amountMinor: t('coupons.amount'),
    discountedTickets: t('coupons.discounted'),
    code: t('coupons.ownCode'),
  };
}
