import type { Hold } from '@event-planner/contracts/booking';
import { useTranslation } from 'react-i18next';

/** Says who sells, whose terms apply and what becomes of the earlier tickets, where these are of other buyers. */
export function ResaleNote({ hold: { isResale, lines } }: { readonly hold: Pick<Hold, 'isResale' | 'lines'> }) {
  const { t } = useTranslation();
  if (!isResale) return null;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return <p className="pt-3 text-sm text-soft">{t('waitList.resale', { count })}</p>;
}
