import type { CampaignTerms } from '@event-planner/contracts/coupon';
import { priceOrder } from '@event-planner/contracts/price-order';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../components/money-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';

const sample = { id: '00000000-0000-4000-8000-000000000000', ticketTypeId: 'sample' };

/** What somebody would pay with it, by the same computation that will charge them. Fees and taxes are each event's own. */
export function SampleOrder({ terms, currency }: { readonly terms: CampaignTerms; readonly currency: string }) {
  const { t } = useTranslation('organizing');
  const [priceMinor, setPriceMinor] = useState(2500);
  const [quantity, setQuantity] = useState(2);
  const { kind, basisPoints, amountMinor, per, discountedTickets } = terms;
  const discount = {
    id: sample.id,
    code: t('coupons.code'),
    name: terms.name.trim() === '' ? t('coupons.unnamed') : terms.name,
    kind,
    per,
    discountedTickets,
  };
  const { price } = priceOrder({
    rules: { pricesInclude: 'taxes', taxes: [], fees: [] },
    lines: [{ ticketTypeId: sample.ticketTypeId, kind: 'ticket', quantity, priceMinor, taxIds: [] }],
    discounts: [{ ...discount, basisPoints: basisPoints ?? 0, amountMinor: amountMinor ?? 0, ticketTypeIds: null }],
  });
  return (
    <Panel title={t('coupons.sample')} text={t('coupons.sampleText')}>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <div className="grid grid-cols-[1fr_6rem] gap-4">
          <MoneyField label={t('coupons.samplePrice')} currency={currency} valueMinor={priceMinor} onChange={setPriceMinor} />
          <NumberField
            label={t('coupons.sampleTickets')}
            value={quantity}
            min={1}
            max={50}
            onChange={next => next !== null && setQuantity(next)}
          />
        </div>
        <div className="rounded-control bg-sunken p-4" aria-live="polite">
          <PriceSummary price={price} currency={currency} label={t('coupons.sampleTotal')} />
        </div>
      </div>
    </Panel>
  );
}
