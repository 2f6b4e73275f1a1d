/** `19 %` of 190000 millionths. */
export const formatPercent = (millionths: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(millionths / 1_000_000);
