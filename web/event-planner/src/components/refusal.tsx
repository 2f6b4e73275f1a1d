import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api/api-error.ts';
import { Notice } from './notice.tsx';

/** Why something was not done, where it was asked for. Nothing while there is no error. */
export function Refusal({ error, className }: { readonly error: unknown; readonly className?: string }) {
  const { t } = useTranslation('organizing');
  if (error === null || error === undefined) return null;
  const known = error instanceof ApiError ? error : undefined;
  const text =
    known?.status === 0 ? t('problems.offline') : known?.problem !== undefined && known.status < 500 ? known.message : t('problems.ours');
  return (
    <Notice tone="bad" announce {...(className === undefined ? {} : { className })}>
      {text}
    </Notice>
  );
}
