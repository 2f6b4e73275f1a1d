// oxlint-disable-next-line typescript/triple-slash-reference -- it only says what modules without types hold, and is none to import
/// <reference path="./password-words.d.ts" />
import { z } from 'zod';

/** From 0, which a machine guesses at once, to 4. */
export const Strength = z.literal([0, 1, 2, 3, 4]);
export type Strength = z.infer<typeof Strength>;

/** What is refused where a password is chosen. */
export const isTooWeak = (score: Strength): boolean => score < 2;

/** What is wrong with a password, in the judge's words. */
export const StrengthWarning = z.enum([
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
]);
export type StrengthWarning = z.infer<typeof StrengthWarning>;

/** And what would make it better. */
export const StrengthAdvice = z.enum([
  'l33t',
  'reverseWords',
  'allUppercase',
  'capitalization',
  'dates',
  'recentYears',
  'associatedYears',
  'sequences',
  'repeated',
  'longerKeyboardPattern',
  'anotherWord',
  'useWords',
  'noNeed',
]);
export type StrengthAdvice = z.infer<typeof StrengthAdvice>;

export interface Judgement {
  readonly score: Strength;
  readonly warning: StrengthWarning | undefined;
  readonly advice: readonly StrengthAdvice[];
}

/** `about` is what a guesser knows of its owner: their name, their address. */
export type PasswordJudge = (password: string, about: readonly string[]) => Judgement;

/** As much of a password is judged: time grows faster than its length, and who asks need not be who they say. */
const judgedLength = 40;
const fewestLetters = 3;

let loading: Promise<PasswordJudge> | undefined;

/** The judge with its words, about 600 kB on the wire: the same for the page and the server. */
export function loadPasswordJudge(): Promise<PasswordJudge> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<PasswordJudge> {
  const [{ ZxcvbnFactory }, graphs, passwords, en, de, fr] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs'),
    import('@zxcvbn-ts/language-common/dist/passwords.json.mjs'),
    both(import('@zxcvbn-ts/language-en/dist/commonWords.json.mjs'), import('@zxcvbn-ts/language-en/dist/firstnames.json.mjs')),
    both(import('@zxcvbn-ts/language-de/dist/commonWords.json.js'), import('@zxcvbn-ts/language-de/dist/firstnames.json.js')),
    both(import('@zxcvbn-ts/language-fr/dist/commonWords.json.mjs'), import('@zxcvbn-ts/language-fr/dist/firstnames.json.mjs')),
  ]);
  const { azerty, keypad, qwerty, qwertz } = graphs.default;
  const judge = new ZxcvbnFactory({
    graphs: { azerty, keypad, qwerty, qwertz },
    l33tMaxSubstitutions: 20,
    dictionary: {
      passwords: passwords.default,
      'commonWords-en': en.words,
      'commonWords-de': de.words,
      'commonWords-fr': fr.words,
      'firstnames-en': en.names,
      'firstnames-de': de.names,
      'firstnames-fr': fr.names,
    },
  });
  return (password, about) => {
    const known = about.flatMap(piecesOf);
    const check = (text: string) => judge.check(text.normalize('NFKC').slice(0, judgedLength), known);
    const joined = piecesIn(password).join('');
    const holdsKnown = known.some(piece => joined.toLowerCase().includes(piece.toLowerCase()));
    // A stroke between one's names is no secret, though the judge counts it as a word more.
    const judged = holdsKnown ? [check(password), check(joined)] : [check(password)];
    const { score, feedback } = judged.reduce((worst, one) => (one.score < worst.score ? one : worst));
    return {
      score,
      warning: StrengthWarning.safeParse(feedback.warning).data,
      advice: feedback.suggestions.flatMap(suggestion => StrengthAdvice.safeParse(suggestion).data ?? []),
    };
  };
}

type Words = Promise<{ readonly default: string[] }>;

async function both(words: Words, names: Words): Promise<{ readonly words: string[]; readonly names: string[] }> {
  return { words: (await words).default, names: (await names).default };
}

const piecesIn = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter(piece => piece !== '');

/** Who is called Ada Lovelace is guessed at by each name, and by both together; who is called Käthe Groß by Kathe, Kaethe and Gross, too. */
function piecesOf(text: string): readonly string[] {
  const spellings = new Set([text, withoutMarks(text), withoutMarks(writtenOut(text))]);
  const pieces = [...spellings].flatMap(one => [one, piecesIn(one).join(''), ...piecesIn(one)]);
  return [...new Set(pieces)].filter(piece => piece.length >= fewestLetters);
}

const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss');
const writtenOut = (text: string): string => text.normalize('NFC').replaceAll(/[äöüÄÖÜ]/g, letter => `${withoutMarks(letter)}e`);
