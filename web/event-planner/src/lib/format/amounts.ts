import { decimal, digitsOf } from '@event-planner/contracts/decimal';

/** `1250` with EUR as `12.50`: for a field, so without a sign and the same in every language. */
export const plainMoney = (minor: number, currency: string): string => decimal(minor, currency);

/** As a buyer's field shows it: with the mark of their language, and without decimals where there are none. */
export const amountText = (minor: number, currency: string, locale: string): string => {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(decimal(minor, currency));
};

/** What somebody typed as minor units; undefined when it is no amount. */
export function parseMoney(text: string, currency: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0'’]/g, '');
  const digits = digitsOf(currency);
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(plain);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) return undefined;
  return Number(`${match[1]}${fraction.padEnd(digits, '0')}`);
}

/** 19 % as basis points and back, for a field. */
export const plainPercent = (basisPoints: number): string => String(basisPoints / 100);
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text.replaceAll(/[\s%]/g, ''));
  if (match === null) return undefined;
  const basisPoints = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) / 100;
  return basisPoints <= 10_000 ? basisPoints : undefined;
}
