import type { PlannedEvent } from '@event-planner/contracts/planning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';

/** Booking hears of an event once it is published: before, there is nothing to ask it for. */
export function WhenPublished({ event, children }: { readonly event: PlannedEvent; readonly children: ReactNode }) {
  const { t } = useTranslation('organizing');
  return event.state === 'draft' ? <Notice>{t('orders.afterPublishing')}</Notice> : children;
}
