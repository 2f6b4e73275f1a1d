import type { InputFault } from '@event-planner/contracts/http';
import type { faults, labels } from '../i18n/en/inputs.ts';
import { i18n, type Language } from '../i18n/language.ts';

type Label = keyof typeof labels;
type Fault = keyof typeof faults;
interface Words {
  readonly labels: Readonly<Record<Label, string>>;
  readonly faults: Readonly<Record<Fault, string>>;
}
const words: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('../i18n/en/inputs.ts'),
  de: () => import('../i18n/de/inputs.ts'),
  fr: () => import('../i18n/fr/inputs.ts'),
};
/** A form that is wrong in more places than this is read again from its top anyway. */
const mostTold = 3;

/** What is wrong with what somebody typed, field by field, in the language of the page. */
export async function inputWords(found: readonly InputFault[], language: Language): Promise<string> {
  const { labels, faults } = await words[language]();
  const inOne = (fault: InputFault): string => {
    const kind = kindOf(fault);
    if (kind === 'outdated' || kind === 'nowhere') return faults[kind];
    return fill(faults.told, { label: labelOf(fault.path, labels) ?? faults.one, fault: fill(faults[kind], fault) });
  };
  return [...new Set(found.map(inOne))].slice(0, mostTold).join(' ');
}

const fill = (sentence: string, told: object): string =>
  i18n.services.interpolator.interpolate(sentence, { ...told }, i18n.language, { escapeValue: false });

/** The innermost part of `body/tickets/types/2/name` that has a label. */
function labelOf(path: string, labels: Words['labels']): string | undefined {
  const named = path.split('/').findLast((part): part is Label => Object.hasOwn(labels, part));
  return named && labels[named];
}

function kindOf({ path, code, expected, minimum = 0 }: InputFault): Fault {
  if (path.startsWith('params/')) return 'nowhere';
  if (path.startsWith('headers/') || code === 'unrecognized_keys') return 'outdated';
  if (code === 'too_small') return expected === 'string' ? (minimum === 1 ? 'missing' : 'too_short') : lower(path, expected);
  if (code === 'too_big') return expected === 'string' ? 'too_long' : upper(path, expected);
  if (code === 'missing') return 'missing';
  if (code === 'invalid_value') return 'choice';
  return byForm[expected ?? ''] ?? 'form';
}

const isHundredths = (path: string): boolean => /(Minor|BasisPoints|basisPoints)$/.test(path);
const lower = (path: string, of = ''): Fault => (of === 'array' ? 'too_few' : isHundredths(path) ? 'amount_low' : 'low');
const upper = (path: string, of = ''): Fault => (of === 'array' ? 'too_many' : isHundredths(path) ? 'amount_high' : 'high');

const byForm: Readonly<Record<string, Fault>> = {
  email: 'email',
  url: 'url',
  date: 'day',
  datetime: 'day',
  int: 'number',
  safeint: 'number',
  number: 'number',
};
