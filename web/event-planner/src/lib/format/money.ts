import { decimal, digitsOf } from '@event-planner/contracts/decimal';

/** Minor units as people read them. Whole amounts lose their zeros only where `compact` says so, as on cards. */
export function formatMoney(
  minor: number,
  currency: string,
  { locale, compact = false }: { readonly locale: string; readonly compact?: boolean },
): string {
  const digits = digitsOf(currency);
  const whole = compact && minor % 10 ** digits === 0;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  });
  return format.format(decimal(minor, currency));
}
