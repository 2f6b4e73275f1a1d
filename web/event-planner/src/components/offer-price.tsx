import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format/use-format.ts';
import type { Offer } from '../lib/order/offers.ts';

interface OfferPriceProps {
  readonly offer: Offer;
  readonly currency: string;
  readonly timeZone: string;
}

/** What a kind of ticket costs now, and for how long or how many that holds. */
export function OfferPrice({ offer, currency, timeZone }: OfferPriceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { type, priceMinor, phase, phaseLeft, until, nextPriceMinor } = offer;
  const price = priceMinor === 0 ? t('events.free') : format.money(priceMinor, currency);
  if (type.pricing === 'chosen')
    return (
      <span className="font-semibold">
        {type.kind === 'donation' ? t('offer.donation') : priceMinor === 0 ? t('offer.payWhatYouCan') : t('offer.payFrom', { price })}
      </span>
    );
  const bounds = [
    ...(until === undefined ? [] : [t('offer.until', { moment: format.moment(until, timeZone) })]),
    ...(phaseLeft === undefined ? [] : [t('offer.phaseLeft', { count: phaseLeft })]),
  ];
  return (
    <span>
      <span className="font-semibold tabular-nums">{price}</span>
      {phase !== undefined && (
        <span className="block text-sm text-soft">
          <span className="font-semibold text-amber-ink">{phase}</span>
          {bounds.length > 0 && ` ${bounds.join(', ')}`}
          {nextPriceMinor !== priceMinor && ` · ${t('offer.after', { price: format.money(nextPriceMinor, currency) })}`}
        </span>
      )}
    </span>
  );
}
