import type { Option } from '../../components/select-field.tsx';

/** Currencies sold in most; others are found by typing them. */
const currencyCodes = (): readonly string[] => Intl.supportedValuesOf('currency');

/** What events are written in most, in Europe and beside it. */
const languageCodes = [
  'bg',
  'ca',
  'cs',
  'cy',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'eu',
  'fi',
  'fr',
  'ga',
  'gl',
  'hr',
  'hu',
  'is',
  'it',
  'ja',
  'ko',
  'lb',
  'lt',
  'lv',
  'mt',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'tr',
  'uk',
  'zh',
  'ar',
  'he',
  'hi',
];

const named = (codes: readonly string[], names: Intl.DisplayNames): readonly Option[] =>
  codes.map(code => ({ value: code, label: names.of(code) ?? code })).toSorted((a, b) => a.label.localeCompare(b.label));

const withCode = (options: readonly Option[]): readonly Option[] =>
  options.map(({ value, label }) => ({ value, label: label === value ? value : `${label} (${value})` }));

export const languageName = (code: string, locale: string): string => new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
export const countryName = (code: string, locale: string): string => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;

export const currencyChoices = (locale: string): readonly Option[] =>
  withCode(named(currencyCodes(), new Intl.DisplayNames(locale, { type: 'currency' })));
export const languageChoices = (locale: string): readonly Option[] =>
  named(languageCodes, new Intl.DisplayNames(locale, { type: 'language' }));

/** Every country that has a name. */
export function countryChoices(locale: string): readonly Option[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap(first => letters.map(second => first + second));
  return named(
    codes.filter(code => names.of(code) !== undefined && !notCountries.has(code)),
    names,
  );
}

/** Codes that have a name and are no place with addresses: groups of countries, pseudo-locales, what is not known, and names that are out of use. */
const notCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'UK',
  'JT',
  'MI',
  'PU',
  'PZ',
  'VD',
  'WK',
  'NQ',
  'FQ',
  'CT',
  'PC',
  'HV',
  'DY',
  'RH',
  'NH',
]);

/** Zones with how far their clocks are from UTC now. */
export function zoneChoices(now: Date): readonly Option[] {
  const known = Intl.supportedValuesOf('timeZone');
  return ['UTC', ...known.filter(zone => zone !== 'UTC')].map(zone => ({
    value: zone,
    label: `${zone.replaceAll('_', ' ')} (${offsetName(zone, now)})`,
  }));
}

const offsetName = (zone: string, now: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find(part => part.type === 'timeZoneName')?.value ?? zone;
