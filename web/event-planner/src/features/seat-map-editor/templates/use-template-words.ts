import { useTranslation } from 'react-i18next';
import type { TemplateWords } from './site.ts';

const names = [
  'premium',
  'standard',
  'value',
  'stage',
  'screen',
  'bar',
  'entrance',
  'stalls',
  'balcony',
  'boxLeft',
  'boxRight',
  'floor',
  'block',
  'tables',
  'hall',
] as const satisfies readonly (keyof TemplateWords)[];

/** What a template's parts are called, in the reader's language. */
export function useTemplateWords(): TemplateWords {
  const { t } = useTranslation('seatEditor');
  return Object.fromEntries(names.map(name => [name, t(`word.${name}`)])) as unknown as TemplateWords;
}
