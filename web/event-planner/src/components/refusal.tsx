import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api/api-error.ts';
import { inputWords, type OwnLabels } from '../lib/api/input-words.ts';
import { Notice } from './notice.tsx';

interface RefusalProps {
  readonly error: unknown;
  readonly labels?: OwnLabels;
  readonly className?: string;
}

/** Why something was not done, where it was asked for. Nothing while there is no error. */
export function Refusal({ error, labels, className }: RefusalProps) {
  const { t } = useTranslation('organizing');
  if (error === null || error === undefined) return null;
  const known = error instanceof ApiError ? error : undefined;
  const faults = known?.problem?.errors ?? [];
  const text =
    known?.status === 0
      ? t('problems.offline')
      : known?.problem === undefined || known.status >= 500
        ? t('problems.ours')
        : labels !== undefined && faults.length > 0
          ? inputWords(faults, labels)
          : known.message;
  return (
    <Notice tone="bad" announce {...(className === undefined ? {} : { className })}>
      {text}
    </Notice>
  );
}
