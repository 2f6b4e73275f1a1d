import type { EventDetail } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';

/** What one may do with a ticket after one has bought it, in plain words. */
export function EventTerms({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cancellation, transfer, exchange, resale } = event.selfService;
  const percent = (basisPoints: number): string =>
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
  const money = (minor: number): string => format.money(minor, event.currency);
  const until = ({ minutesBefore }: { readonly minutesBefore: number }): string => {
    const hours = Math.ceil(minutesBefore / 60);
    if (hours === 0) return t('terms.start');
    return hours % 24 === 0 ? t('terms.days', { count: hours / 24 }) : t('terms.hours', { count: hours });
  };
  const kept = cancellation && [
    ...(cancellation.keepBasisPoints > 0 ? [percent(cancellation.keepBasisPoints)] : []),
    ...(cancellation.keepMinor > 0 ? [money(cancellation.keepMinor)] : []),
  ];
  const keptText = kept?.length === 2 ? t('terms.andMinor', { share: kept[0], amount: kept[1] }) : (kept?.[0] ?? '');
  const sentences = [
    cancellation === null
      ? t('terms.noCancel')
      : t(keptText === '' ? 'terms.cancelFree' : 'terms.cancelKeep', { when: until(cancellation), kept: keptText }),
    ...(cancellation?.backAs === 'credit' || cancellation?.backAs === 'choice'
      ? [t(cancellation.backAs === 'credit' ? 'terms.credit' : 'terms.creditChoice')]
      : []),
    ...(cancellation !== null && event.rules.fees.length > 0 ? [t('terms.fees')] : []),
    ...(transfer ? [t('terms.transfer', { when: until(transfer) })] : []),
    ...(exchange
      ? [t(exchange.feeMinor > 0 ? 'terms.exchangeFee' : 'terms.exchange', { when: until(exchange), fee: money(exchange.feeMinor) })]
      : []),
    ...(resale ? [t('terms.resale', { when: until(resale), share: percent(resale.maxBasisPoints) })] : []),
  ];
  return (
    <section aria-labelledby="terms">
      <h2 id="terms" className="text-2xl">
        {t('terms.title')}
      </h2>
      <ul className="mt-4 max-w-[68ch] list-disc space-y-1.5 ps-5 text-soft">
        {sentences.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
