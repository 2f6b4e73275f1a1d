import { useTranslation } from 'react-i18next';

/** What zod or the form says is wrong with one field. */
interface Wrong {
  readonly type?: string | number | undefined;
  readonly code?: string | undefined;
  readonly format?: string | undefined;
}

const words = {
  too_small: 'problems.required',
  invalid_type: 'problems.required',
  too_big: 'problems.tooLong',
  invalid_format: 'problems.format',
  invalid_union: 'problems.format',
} as const;

/** Says in the reader's language what is wrong with a field; undefined when nothing is. */
export function useProblemWords() {
  const { t } = useTranslation('organizing');
  return (wrong: Wrong | undefined): string | undefined => {
    if (wrong === undefined) return undefined;
    const code = String(wrong.code ?? wrong.type ?? '');
    return t(words[code as keyof typeof words] ?? 'problems.format');
  };
}
