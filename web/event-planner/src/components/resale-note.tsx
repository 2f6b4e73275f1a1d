import type { BookedLine } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

interface ResaleNoteProps {
  readonly lines: readonly BookedLine[];
  readonly className?: string;
}

/** Of tickets that other buyers sell: who sells, whose terms apply and what becomes of the earlier tickets. */
export function ResaleNote({ lines, ...look }: ResaleNoteProps) {
  const { t } = useTranslation();
  return <Notice {...look}>{t('waitList.resale', { count: lines.reduce((sum, { quantity }) => sum + quantity, 0) })}</Notice>;
}
