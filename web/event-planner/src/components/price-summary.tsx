import type { Price } from '@event-planner/contracts/pricing';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format/use-format.ts';
import { CreditLines } from './credit-lines.tsx';
import { TotalLine } from './total-line.tsx';

interface PriceSummaryProps {
  readonly price: Price;
  readonly currency: string;
  readonly label: string;
  /** Nothing is chosen yet: that is not free, it is nothing. */
  readonly isEmpty?: boolean;
  /** Of it, what credit pays. */
  readonly creditMinor?: number;
}

/** What an order comes to and why: fees and what comes on top before the total, what is in it already after. */
export function PriceSummary({ price, currency, label, isEmpty = false, creditMinor = 0 }: PriceSummaryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, currency);
  const discounts = (price.discounts ?? []).filter(off => off.amountMinor > 0);
  const added = price.taxes.filter(tax => !tax.included && tax.taxMinor > 0);
  const included = price.taxes.filter(tax => tax.included && tax.taxMinor > 0);
  const rate = (basisPoints: number): string =>
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 4 }).format(basisPoints / 10_000);
  return (
    <div>
      {(discounts.length > 0 || price.fees.length > 0 || added.length > 0) && (
        <dl className="mb-2 space-y-1 text-sm">
          <Row name={t('offer.subtotal')} amount={money(price.subtotalMinor + discounts.reduce((sum, off) => sum + off.amountMinor, 0))} />
          {discounts.map(off => (
            <Row key={off.id} name={`${off.name} (${off.code})`} amount={money(-off.amountMinor)} />
          ))}
          {price.fees.map(fee => (
            <Row key={fee.id} name={fee.name} amount={money(fee.amountMinor)} />
          ))}
          {added.map(tax => (
            <Row key={tax.id} name={t('offer.taxOnTop', { name: tax.name, rate: rate(tax.basisPoints) })} amount={money(tax.taxMinor)} />
          ))}
        </dl>
      )}
      <TotalLine label={label} amount={price.totalMinor === 0 && !isEmpty ? t('checkout.free') : money(price.totalMinor)} />
      {included.map(tax => (
        <p key={tax.id} className="text-end text-sm text-soft">
          {t('offer.taxIncluded', { name: tax.name, rate: rate(tax.basisPoints), amount: money(tax.taxMinor) })}
        </p>
      ))}
      <CreditLines totalMinor={price.totalMinor} creditMinor={creditMinor} currency={currency} />
      {price.reverseCharge && <p className="mt-1 text-sm text-soft">{t('offer.reverseCharge')}</p>}
    </div>
  );
}

const Row = ({ name, amount }: { readonly name: string; readonly amount: string }) => (
  <div className="flex justify-between gap-4">
    <dt className="min-w-0 text-soft">{name}</dt>
    <dd className="tabular-nums">{amount}</dd>
  </div>
);
