import { afterEach, expect, test } from 'vitest';
import { i18n } from '../i18n/language.ts';
import { errorOf } from './read-problem.ts';

const problem = { type: '', title: '', status: 409, detail: 'the precise sentence', correlationId: '' };
const refused = async (language: string, told: object): Promise<string> => {
  await i18n.init({ lng: language, fallbackLng: 'en', interpolation: { escapeValue: false } });
  return (await errorOf(Response.json({ ...problem, ...told }, { status: 409 }))).message;
};
afterEach(() => i18n.init({ lng: 'en', fallbackLng: 'en' }));

test('a refusal is read in the language of the page, with what the problem tells, and in English as the service said it', async () => {
  expect(await refused('de', { code: 'role_forbids', role: 'viewer' })).toBe('Ihre Rolle im Team erlaubt das nicht.');
  expect(await refused('fr', { code: 'role_forbids', role: 'viewer' })).toBe('Votre rôle dans l’équipe ne le permet pas.');
  expect(await refused('en', { code: 'role_forbids', role: 'viewer' })).toBe('the precise sentence');
  expect(await refused('de', { code: 'unheard_of' })).toBe('the precise sentence');
});

test('moments, numbers and states are told as such', async () => {
  expect(await refused('de', { code: 'queue_not_open', opensAt: '2030-05-04T10:00:00.000Z' })).toMatch(
    /^Anstellen können Sie sich ab 04\.05\.2030, \d\d:00\.$/,
  );
  expect(await refused('de', { code: 'rule_too_many', count: 1, limit: 366 })).toContain('ergibt 1 Termine, eine Reihe hat höchstens 366');
  expect(await refused('de', { code: 'too_many_codes', retryAfterSeconds: 61 })).toContain('in 2 Min.');
  expect(await refused('de', { code: 'state_forbids', state: 'cancelled' })).toContain('abgesagt');
  expect(await refused('de', { code: 'state_forbids', state: 'another' })).toBe('Im jetzigen Zustand der Veranstaltung geht das nicht.');
  expect(await refused('fr', { code: 'payment_disputed', dispute: 'lost' })).toContain('a repris ce paiement');
});
