import { afterEach, expect, test } from 'vitest';
import { de } from '../i18n/de.ts';
import { en } from '../i18n/en.ts';
import { fr } from '../i18n/fr.ts';
import { i18n } from '../i18n/language.ts';
import { inputWords } from './input-words.ts';
import { errorOf } from './read-problem.ts';

const resources = { en: { translation: en }, de: { translation: de }, fr: { translation: fr } };
const problem = { type: '', title: '', status: 409, detail: 'the precise sentence', correlationId: '' };
const refused = async (language: string, told: object): Promise<string> => {
  await i18n.init({ lng: language, fallbackLng: 'en', resources, interpolation: { escapeValue: false } });
  return (await errorOf(Response.json({ ...problem, ...told }, { status: 409 }))).message;
};
afterEach(() => i18n.init({ lng: 'en', fallbackLng: 'en' }));

test('a refusal is read in the language of the page, with what the problem tells, and in English as the service said it', async () => {
  expect(await refused('de', { code: 'role_forbids', role: 'viewer' })).toBe('Ihre Rolle im Team erlaubt das nicht.');
  expect(await refused('fr', { code: 'role_forbids', role: 'viewer' })).toBe('Votre rôle dans l’équipe ne le permet pas.');
  expect(await refused('en', { code: 'role_forbids', role: 'viewer' })).toBe('The precise sentence.');
  expect(await refused('de', { code: 'unheard_of' })).toBe('The precise sentence.');
});

test('moments, numbers and states are told as such', async () => {
  expect(await refused('de', { code: 'queue_not_open', opensAt: '2030-05-04T10:00:00.000Z' })).toMatch(
    /^Anstellen können Sie sich ab 04\.05\.2030, \d\d:00\.$/,
  );
  expect(await refused('de', { code: 'rule_too_many', count: 1, limit: 366 })).toContain('ergibt 1 Termine, eine Reihe hat höchstens 366');
  expect(await refused('de', { code: 'too_many_codes', retryAfterSeconds: 61 })).toContain('in 2\u00a0Min.');
  expect(await refused('de', { code: 'state_forbids', state: 'cancelled' })).toContain('abgesagt');
  expect(await refused('de', { code: 'state_forbids', state: 'another' })).toBe('Im jetzigen Zustand der Veranstaltung geht das nicht.');
  expect(await refused('fr', { code: 'payment_disputed', dispute: 'lost' })).toContain('a repris ce paiement');
});

const invalid = (...errors: object[]) => ({ code: 'invalid_request', detail: 'body/name: Too small: expected string', errors });
const tooLong = { path: 'body/name', message: 'Too big', code: 'too_big', expected: 'string', maximum: 200 };

test('what was mistyped is told field by field, as the form calls it, without the path and the sentence of the schema', async () => {
  expect(await refused('en', invalid(tooLong))).toBe('Name: at most 200 characters.');
  expect(await refused('de', invalid(tooLong))).toBe('Name: höchstens 200 Zeichen.');
  expect(await refused('fr', invalid({ ...tooLong, path: 'body/lines/2/name' }))).toBe('Nom : au plus 200 caractères.');
  const email = { path: 'body/email', message: 'Invalid', code: 'invalid_format', expected: 'email' };
  const missing = { path: 'body/timeZone', message: 'Invalid', code: 'missing', expected: 'string' };
  expect(await refused('de', invalid(email, missing))).toBe('E-Mail: das ist keine E-Mail-Adresse. Zeitzone: bitte ausfüllen.');
});

test('a form that calls a field otherwise is told of it by its own label', async () => {
  await refused('de', invalid(tooLong));
  expect(inputWords([tooLong], { name: 'Wofür' })).toBe('Wofür: höchstens 200 Zeichen.');
  expect(inputWords([{ ...tooLong, path: 'body/title' }], { name: 'Wofür' })).toBe('Titel: höchstens 200 Zeichen.');
});

test.each([
  [{ path: 'body/priceMinor', code: 'too_big', expected: 'number', maximum: 100_000_000_000 }, 'Preis: das ist zu viel.'],
  [{ path: 'body/minAge', code: 'too_big', expected: 'number', maximum: 99 }, 'Mindestalter: 99 oder weniger.'],
  [{ path: 'body/minAge', code: 'too_small', expected: 'number', minimum: 0 }, 'Mindestalter: 0 oder mehr.'],
  [{ path: 'body/options', code: 'too_big', expected: 'array', maximum: 50 }, 'Antwortmöglichkeiten: höchstens 50.'],
  [{ path: 'body/title', code: 'too_small', expected: 'string', minimum: 1 }, 'Titel: bitte ausfüllen.'],
  [{ path: 'body/password', code: 'too_small', expected: 'string', minimum: 8 }, 'Passwort: mindestens 8 Zeichen.'],
  [{ path: 'querystring/from', code: 'invalid_format', expected: 'date' }, 'Von: diesen Tag gibt es nicht.'],
  [{ path: 'body/capacity', code: 'invalid_type', expected: 'int' }, 'Anzahl der Plätze: eine ganze Zahl.'],
  [{ path: 'body/items/0/quantity', code: 'invalid_type', expected: 'safeint' }, 'Anzahl: eine ganze Zahl.'],
  [{ path: 'body/until', code: 'custom', expected: 'future' }, 'Bis: ein Zeitpunkt, der noch kommt.'],
  [{ path: 'querystring/from', code: 'custom', expected: 'days', maximum: 366 }, 'Von: höchstens 366 Tage auf einmal.'],
  [{ path: 'body/code', code: 'invalid_format', expected: 'six_digits' }, 'Code: ein Code hat sechs Ziffern.'],
  [{ path: 'body/whatever', code: 'custom' }, 'Eine Angabe: das hat nicht die Form, die es hier braucht.'],
  [{ path: 'body/', code: 'unrecognized_keys' }, 'Diese Seite ist älter als unser Dienst: Laden Sie sie neu.'],
  [{ path: 'params/id', code: 'invalid_format', expected: 'uuid' }, 'Unter dieser Adresse gibt es nichts.'],
])('%o', async (fault, words) => {
  expect(await refused('de', invalid({ message: 'in English', ...fault }))).toBe(words);
});
