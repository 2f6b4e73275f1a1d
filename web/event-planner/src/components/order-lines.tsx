import type { BookedLine } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { TotalLine } from './total-line.tsx';
import { useFormat } from '../lib/format/use-format.ts';

interface OrderLinesProps {
  readonly lines: readonly z.infer<typeof BookedLine>[];
  readonly totalMinor: number;
  readonly currency: string;
}

/** What is bought, line by line, and what it comes to. */
export function OrderLines({ lines, totalMinor, currency }: OrderLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <ul className="divide-y divide-line">
        {lines.map(line => (
          <li key={`${line.ticketTypeId} ${line.seat ?? ''}`} className="flex items-baseline justify-between gap-4 py-3">
            <span className="min-w-0">
              <span className="block font-semibold">{line.seat === null ? line.ticketTypeName : line.place}</span>
              <span className="block text-sm text-soft">
                {line.seat === null
                  ? t('checkout.perEach', { count: line.quantity, price: format.money(line.priceMinor, currency) })
                  : line.ticketTypeName}
              </span>
            </span>
            <span className="tabular-nums">{format.money(line.priceMinor * line.quantity, currency)}</span>
          </li>
        ))}
      </ul>
      <div className="border-t border-line pt-4">
        <TotalLine label={t('checkout.total')} amount={totalMinor === 0 ? t('checkout.free') : format.money(totalMinor, currency)} />
      </div>
    </>
  );
}
