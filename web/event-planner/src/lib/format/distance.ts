/** `850 m`, `3.2 km`, `120 km`: no more exact than one cares to know. */
export function formatDistance(metres: number, locale: string): string {
  const near = metres < 950;
  const value = near ? Math.max(50, Math.round(metres / 50) * 50) : metres / 1000;
  const unit = near ? 'meter' : 'kilometer';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 && !near ? 1 : 0 }).format(value);
}
