import { digitsOf } from '@event-planner/contracts/decimal';
import { feeOfTicket, type FeeRate, type FeeTerms } from '@event-planner/contracts/platform-fees';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../../lib/format/percent.ts';
import { useFormat } from '../../../lib/format/use-format.ts';

/** A ticket of twenty, of whatever it is sold in. */
const samplePrice = (currency: string): number => 20 * 10 ** digitsOf(currency);

/** Fees in sentences, each with what a ticket of twenty brings. */
export function useFeeWords() {
  const { t } = useTranslation('money');
  const format = useFormat();
  const ofRate = (rate: FeeRate): string => {
    const money = (minor: number): string => format.money(minor, rate.currency);
    const price = samplePrice(rate.currency);
    const fee = feeOfTicket(rate, price);
    const taken = t('fee.rate', { percent: formatPercent(rate.basisPoints * 100, format.locale), fixed: money(rate.perTicketMinor) });
    const bounds = [
      rate.minimumMinor > 0 ? t('fee.minimum', { amount: money(rate.minimumMinor) }) : '',
      rate.maximumMinor !== null ? t('fee.maximum', { amount: money(rate.maximumMinor) }) : '',
    ].filter(text => text !== '');
    return [taken, ...bounds, t('fee.sample', { price: money(price), fee: money(fee), brings: money(price - fee) })].join(' ');
  };
  return {
    of: (terms: FeeTerms | null): readonly string[] =>
      terms === null || terms.rates.length === 0 ? [t('fee.none')] : terms.rates.map(ofRate),
    rest: ({ boxOffice, onRefund, providerFees }: FeeTerms): string =>
      [t(`fee.boxOffice_${boxOffice}`), t(`fee.onRefund_${onRefund}`), t(`fee.providerFees_${providerFees}`)].join(' '),
  };
}
