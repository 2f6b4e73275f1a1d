import { decimal, digitsOf } from '@event-planner/contracts/decimal';

/** An amount as people type it, in minor units: `12.5`, `12,50` and `12` alike. Undefined for what is none. */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const found = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim().replaceAll(/[\s'’]/g, ''));
  if (!found || (found[2]?.length ?? 0) > digits) return undefined;
  return Number(`${found[1]}${(found[2] ?? '').padEnd(digits, '0')}`);
}

/** The same amount as the field shows it. */
export const amountText = (minor: number, currency: string, locale: string): string => {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(decimal(minor, currency));
};
