import { Instant, type Problem } from '@event-planner/contracts/http';
import { asSentence } from '../format/sentence.ts';
import { loadInputs } from '../i18n/inputs.ts';
import { i18n } from '../i18n/language.ts';
import { inputWords } from './input-words.ts';

/** By code; English is what services speak themselves, and more exactly than a code could. Fetched by the first who is refused something. */
const words: Readonly<Record<string, () => Promise<object>>> = {
  de: () => import('../i18n/de/refusals.ts').then(part => part.refusals),
  fr: () => import('../i18n/fr/refusals.ts').then(part => part.refusals),
};
const ns = 'refusals';

type Told = Pick<Problem, 'code' | 'detail' | 'errors'> & Readonly<Record<string, unknown>>;

/** A problem in the language of the page; where we have no words for it, the service's own. */
export async function inWords(problem: Told): Promise<string> {
  try {
    return (await fromWords(problem)) ?? asSentence(problem.detail);
  } catch {
    return asSentence(problem.detail); // Without a network English is better than nothing.
  }
}

async function fromWords(problem: Told): Promise<string | undefined> {
  const { language } = i18n;
  if (problem.errors?.length) {
    await loadInputs();
    return inputWords(problem.errors);
  }
  if (words[language] && !i18n.hasResourceBundle(language, ns)) i18n.addResourceBundle(language, ns, await words[language]());
  if (i18n.getResource(language, ns, problem.code) === undefined) return undefined;
  const translate = i18n.t as (code: string, options: object) => string;
  return translate(problem.code, { lng: language, ns, context: problem['state'] ?? problem['dispute'], replace: toldBy(problem) });
}

/** What a sentence may name of a problem: moments as such, and how long to wait in minutes. */
function toldBy(problem: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const told = Object.entries(problem).map(([name, value]) => [name, Instant.safeParse(value).success ? new Date(String(value)) : value]);
  return { ...Object.fromEntries(told), minutes: Math.ceil(Number(problem['retryAfterSeconds'] ?? 60) / 60) };
}
