import { decimal, digitsOf } from '@event-planner/contracts/decimal';

const marks = new Map<string, string>();
/** What stands before the decimals in a language: `,` or `.`. */
function markOf(locale: string): string {
  const known = marks.get(locale);
  if (known !== undefined) return known;
  const found =
    new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  marks.set(locale, found);
  return found;
}

/** `1250` with EUR as `12.50`, or `12,50` where that is the mark: for a field, so without a sign and without groups. */
export const plainMoney = (minor: number, currency: string, locale: string): string =>
  decimal(minor, currency).replace('.', markOf(locale));

/** As a buyer's field shows it: without decimals where there are none. */
export const amountText = (minor: number, currency: string, locale: string): string =>
  minor % 10 ** digitsOf(currency) === 0
    ? (plainMoney(minor, currency, locale).split(markOf(locale))[0] ?? '')
    : plainMoney(minor, currency, locale);

/**
 * What somebody typed as minor units; undefined when it is no amount, or may be two: of both marks the last stands before the decimals, of one alone either may, but not
 * the one that is not the reader's before three digits, for it may part thousands.
 */
export function parseMoney(text: string, currency: string, locale: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const digits = digitsOf(currency);
  const grouped = /^(\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?!\2)[.,](\d*)$/.exec(plain);
  const match = grouped ?? /^(\d{1,9})(?:([.,])(\d*))?$/.exec(plain);
  const [whole, fraction] = [match?.[1]?.replaceAll(/[.,]/g, ''), match?.[3] ?? ''];
  const isTwofold = grouped === null && match?.[2] !== markOf(locale) && fraction.length === 3;
  if (whole === undefined || whole.length > 9 || fraction.length > digits || isTwofold) return undefined;
  return Number(`${whole}${fraction.padEnd(digits, '0')}`);
}

/** 19 % as basis points and back, for a field. */
export const plainPercent = (basisPoints: number, locale: string): string => String(basisPoints / 100).replace('.', markOf(locale));
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(text.replaceAll(/[\s%]/g, ''));
  if (match === null) return undefined;
  const basisPoints = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) / 100;
  return basisPoints <= 10_000 ? basisPoints : undefined;
}
