import type { Hold } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';

interface ResaleNoteProps {
  readonly hold: Pick<Hold, 'isResale' | 'lines'>;
  readonly className?: string;
}

/** Says who sells, whose terms apply and what becomes of the earlier tickets, where these are of other buyers. */
export function ResaleNote({ hold: { isResale, lines }, ...look }: ResaleNoteProps) {
  const { t } = useTranslation();
  if (!isResale) return null;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return <Notice {...look}>{t('waitList.resale', { count })}</Notice>;
}
