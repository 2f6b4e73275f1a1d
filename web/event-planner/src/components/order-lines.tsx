import type { BookedLine } from '@event-planner/contracts/booking';
import type { Price } from '@event-planner/contracts/pricing';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useFormat } from '../lib/format/use-format.ts';
import { PriceSummary } from './price-summary.tsx';

type Line = z.infer<typeof BookedLine>;

interface OrderLinesProps {
  readonly lines: readonly Line[];
  readonly price: Price;
  readonly currency: string;
  /** Of it, what credit pays. */
  readonly creditMinor?: number;
}

/** What is bought, line by line, and what it comes to. */
export function OrderLines({ lines, price, currency, creditMinor = 0 }: OrderLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <ul className="divide-y divide-line">
        {lines.map(line => (
          <li key={`${line.ticketTypeId} ${line.seat ?? ''} ${line.priceMinor}`} className="flex items-baseline justify-between gap-4 py-3">
            <span className="min-w-0">
              <span className="block font-semibold wrap-anywhere">{line.seat === null ? line.ticketTypeName : line.place}</span>
              <LineDetail line={line} currency={currency} />
            </span>
            <span className="tabular-nums">
              {line.priceMinor === 0 ? t('events.free') : format.money(line.priceMinor * line.quantity, currency)}
            </span>
          </li>
        ))}
      </ul>
      <div className="border-t border-line pt-4">
        <PriceSummary price={price} currency={currency} label={t('checkout.total')} creditMinor={creditMinor} />
      </div>
    </>
  );
}

function LineDetail({ line, currency }: { readonly line: Line; readonly currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = line.includes?.map(part => `${part.quantity} × ${part.ticketTypeName}`);
  const first =
    line.donation === true
      ? t('offer.given')
      : line.seat === null
        ? t('checkout.perEach', {
            count: line.quantity,
            price: line.priceMinor === 0 ? t('events.free') : format.money(line.priceMinor, currency),
          })
        : line.ticketTypeName;
  return (
    <span className="block text-sm text-soft">
      {line.phase === undefined ? first : `${first}, ${line.phase}`}
      {parts !== undefined && (
        <span className="block">{t('offer.contains', { parts: new Intl.ListFormat(format.locale).format(parts) })}</span>
      )}
    </span>
  );
}
