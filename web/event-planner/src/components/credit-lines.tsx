import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format/use-format.ts';
import { TotalLine } from './total-line.tsx';

interface CreditLinesProps {
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly currency: string;
}

/** Below a total: what the buyer's credit pays of it, and what is left; nothing where it pays nothing. */
export function CreditLines({ totalMinor, creditMinor, currency }: CreditLinesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (creditMinor === 0) return null;
  return (
    <div className="mt-2 border-t border-line pt-2">
      <p className="flex justify-between gap-4 text-soft">
        <span>{t('credit.line')}</span>
        <span className="tabular-nums">{format.money(-creditMinor, currency)}</span>
      </p>
      <TotalLine label={t('credit.left')} amount={format.money(totalMinor - creditMinor, currency)} />
    </div>
  );
}
