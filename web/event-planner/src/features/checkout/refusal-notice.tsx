import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { refusalOf } from './hold-refusal.ts';

interface RefusalNoticeProps {
  readonly error: unknown;
  /** A seat's name for people. */
  readonly nameOf?: (seatId: string) => string;
}

/** Explains why places could not be held, and what to do about it. */
export function RefusalNotice({ error, nameOf = id => id }: RefusalNoticeProps) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const refusal = refusalOf(error);
  const offline = error instanceof ApiError && error.status === 0;
  const text = (): string => {
    if (refusal === undefined) return t(offline ? 'state.errorOffline' : 'state.errorText');
    if (refusal.code === 'other') return t('refusal.other', { detail: refusal.detail });
    if (refusal.code !== 'taken') return t(`refusal.${refusal.code}`);
    return refusal.seats.length === 0
      ? t('refusal.takenUnknown')
      : t('refusal.taken', { count: refusal.seats.length, places: refusal.seats.map(nameOf).join('; ') });
  };
  return (
    <Notice tone="bad" announce>
      {text()}
    </Notice>
  );
}
