import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../lib/format/percent.ts';
import { useFormat } from '../../../lib/format/use-format.ts';

/** Terms in sentences; null is the default again. */
export function useRateWords() {
  const { t } = useTranslation('operating');
  const format = useFormat();
  return (terms: FeeTerms | null): readonly string[] => {
    if (terms === null) return [t('fees.asDefault')];
    const rates = terms.rates.map(({ currency, basisPoints, perTicketMinor, minimumMinor, maximumMinor }) => {
      const money = (minor: number): string => format.money(minor, currency);
      const most = maximumMinor === null ? '' : `, ${t('fees.most', { amount: money(maximumMinor) })}`;
      const least = minimumMinor === 0 ? '' : `, ${t('fees.least', { amount: money(minimumMinor) })}`;
      return `${t('fees.rate', { percent: formatPercent(basisPoints * 100, format.locale), fixed: money(perTicketMinor) })}${least}${most}`;
    });
    const rest = [
      t(`fees.boxOffice_${terms.boxOffice}`),
      t(`fees.onRefund_${terms.onRefund}`),
      t(`fees.providerFees_${terms.providerFees}`),
    ];
    return [...(rates.length === 0 ? [t('fees.free')] : rates), rest.join(' · ')];
  };
}
