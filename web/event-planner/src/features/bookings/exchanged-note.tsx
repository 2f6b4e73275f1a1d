import type { Booking } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';

/** Why a booking that replaces tickets costs another sum than its lines, and what goes back of what those cost. */
export function ExchangedNote({ booking: { replaces, currency } }: { readonly booking: Pick<Booking, 'replaces' | 'currency'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!replaces) return null;
  const money = (minor: number): string => format.money(minor, currency);
  const { creditMinor, feeMinor, differenceMinor } = replaces;
  return (
    <p className="mt-2 text-sm text-soft">
      {t('moves.counted', { credit: money(creditMinor), fee: money(feeMinor) })}
      {differenceMinor < 0 && ` ${t('moves.getBack', { amount: money(-differenceMinor) })}.`}
    </p>
  );
}
