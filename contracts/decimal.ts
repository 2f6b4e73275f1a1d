const digits = new Map<string, number>();

/** Digits after the point: 2 of EUR, none of JPY, 3 of KWD. */
export function digitsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

/** For machines: `-12.50` of -1250 with EUR, `1250` of 1250 with JPY. Made of the digits, so that no amount is ever a fraction. `Intl` takes it as it is. */
export function decimal(amountMinor: number, currency: string): Intl.StringNumericLiteral {
  const after = digitsOf(currency);
  const text = String(Math.abs(amountMinor)).padStart(after + 1, '0');
  const amount = after === 0 ? text : `${text.slice(0, -after)}.${text.slice(-after)}`;
  return `${amountMinor < 0 ? '-' : ''}${amount}` as Intl.StringNumericLiteral;
}
