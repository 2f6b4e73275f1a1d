/** How many digits a currency has after the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export const fractionDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as people read them. Whole amounts lose their zeros only where `compact` says so, as on cards. */
export function formatMoney(
  minor: number,
  currency: string,
  { locale, compact = false }: { readonly locale: string; readonly compact?: boolean },
): string {
  const digits = fractionDigits(currency);
  const whole = compact && minor % 10 ** digits === 0;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  });
  return format.format(minor / 10 ** digits);
}
