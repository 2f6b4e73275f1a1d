import pg from 'pg';

type Parser = (text: string) => unknown;

const { builtins } = pg.types;
// Not among the driver's names.
const arrays = { text: 1009, int8: 1016, numeric: 1231, date: 1182, timestamp: 1115 };

/** The driver's own parsers, by any number and not only by the numbers it has names for. */
const driverParser = pg.types.getTypeParser as (id: number, format?: 'text' | 'binary') => Parser;

/** The driver reads text[] as strings; every array below is that and a conversion. */
const parseTextArray = driverParser(arrays.text) as (text: string) => (string | null)[];

const asText: Parser = text => text;
const asTextArray: Parser = parseTextArray;

/** Money and counts are int8 and fit a number; one that does not is refused rather than rounded. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} is too large for a number: cast it to text in the query.`);
  return value;
}

/** What differs from the driver's own reading. A date has no zone and a numeric no binary form, so both stay the text they are; so does a timestamp without a zone. */
const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [builtins.INT8, parseBigint],
  [arrays.int8, text => parseTextArray(text).map(item => (item === null ? null : parseBigint(item)))],
  [builtins.DATE, asText],
  [arrays.date, asTextArray],
  [builtins.NUMERIC, asText],
  [arrays.numeric, asTextArray],
  [builtins.TIMESTAMP, asText],
  [arrays.timestamp, asTextArray],
]);

/** Given to each pool, instead of changing the driver's global parsers under other libraries (pg-boss) in the same process. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || driverParser(id, format)) as pg.CustomTypesConfig['getTypeParser'],
};
