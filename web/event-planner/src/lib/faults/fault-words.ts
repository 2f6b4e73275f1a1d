import type { InputFault } from '@event-planner/contracts/http';
import { useTranslation } from 'react-i18next';
import { asSentence } from '../format/sentence.ts';
import type { faults } from '../i18n/en/faults.ts';
import { i18n } from '../i18n/language.ts';

export type FaultKind = Exclude<keyof typeof faults.inputFault, 'told' | 'one'>;

/** What is wrong with one value, in the language of the page, as it is said after a colon. */
export const faultWords = (fault: InputFault): string => {
  const { minimum, maximum } = fault;
  return i18n.t(`inputFault.${faultKind(fault)}`, { minimum, maximum });
};

/** The same of the field it stands below; nothing of one that is right. */
export function useFaultWords() {
  useTranslation();
  return (fault: InputFault | undefined): string | undefined => fault && asSentence(faultWords(fault));
}

export function faultKind({ path, code, expected = '', minimum = 0 }: InputFault): FaultKind {
  if (path.startsWith('params/')) return 'nowhere';
  if (path.startsWith('headers/') || code === 'unrecognized_keys') return 'outdated';
  if (code === 'too_small') return expected === 'string' ? (minimum === 1 ? 'missing' : 'too_short') : lower(path, expected);
  if (code === 'too_big') return expected === 'string' ? 'too_long' : upper(path, expected);
  if (code === 'missing') return 'missing';
  if (code === 'invalid_value') return 'choice';
  return byForm[expected] ?? 'form';
}

const isHundredths = (path: string): boolean => /(Minor|BasisPoints|basisPoints)$/.test(path);
const lower = (path: string, of: string): FaultKind => (of === 'array' ? 'too_few' : isHundredths(path) ? 'amount_low' : 'low');
const upper = (path: string, of: string): FaultKind => (of === 'array' ? 'too_many' : isHundredths(path) ? 'amount_high' : 'high');

const byForm: Readonly<Record<string, FaultKind>> = {
  email: 'email',
  url: 'url',
  date: 'day',
  datetime: 'day',
  int: 'whole',
  safeint: 'whole',
  number: 'number',
  six_digits: 'six_digits',
  short_name: 'short_name',
  color: 'color',
  access_code: 'access_code',
  vat_id: 'vat_id',
  number_prefix: 'number_prefix',
  eight_lines: 'eight_lines',
  future: 'future',
  chosen_code: 'chosen_code',
  after_start: 'after_start',
  from_least: 'from_least',
  range: 'range',
  days: 'days',
};
