/** Where a language is read without saying by whom: venues are European, so dates are written the European way. */
const usual: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };

/** The reader's own variant of a language, such as `de-CH`, so that dates and amounts look as at home. */
export const regionalLocale = (language: string, preferred: readonly string[]): string =>
  preferred.find(name => name.startsWith(`${language}-`) && isLocale(name)) ?? usual[language] ?? language;

/** Browsers have been seen to prefer `en-US@posix`, which no formatter takes. */
function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}
