import { Readable } from 'node:stream';
import { type Options, stringify } from 'csv-stringify';

/** `19`, `9.975`: of millionths, made of their digits. */
export function percentOf(millionths: number): string {
  const digits = String(millionths).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

/** A moment as the clocks of a place show it. */
export const localMinute = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

const isAmount = /^-?\d+(\.\d+)?$/;

/**
 * RFC 4180, with the mark by which Excel takes it for UTF-8. What a spreadsheet would take for a formula begins with an apostrophe, but for amounts that are negative:
 * of what strangers typed nothing is one.
 */
export const csvForm: Options = {
  bom: true,
  record_delimiter: '\r\n',
  cast: { string: text => (!isAmount.test(text) && /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text) },
};

export const csvOf = (rows: AsyncIterable<readonly string[]>): Readable => Readable.from(rows).compose(stringify(csvForm));
