import * as jsvat from 'jsvat-next';

/** Members of the EU, as countries are written: Greece is GR, though its VAT ids begin with EL. */
export const euCountries = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

export const isEuCountry = (country: string): boolean => (euCountries as readonly string[]).includes(country);

/** What is said of a VAT id by its form and check digits. Whether it was ever given out, or still is, only the register (VIES) knows, which is not asked. */
export type VatIdCheck =
  | { readonly outcome: 'valid'; readonly vatId: string; readonly country: string }
  /** Of no country of the EU: taken as it is. */
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'invalid' };

const written = (vatId: string): string => vatId.toUpperCase().replaceAll(/[\s.\-/]/g, '');

export function checkVatId(typed: string): VatIdCheck {
  const vatId = written(typed);
  const prefix = vatId.slice(0, 2) === 'EL' ? 'GR' : vatId.slice(0, 2);
  if (!isEuCountry(prefix)) return { outcome: 'unknown' };
  const { isValid, country } = jsvat.checkVAT(vatId, jsvat.countries);
  return isValid && country?.isoCode.short === prefix ? { outcome: 'valid', vatId, country: prefix } : { outcome: 'invalid' };
}
