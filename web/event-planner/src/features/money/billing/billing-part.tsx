import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getBilling } from '../api/billing.ts';
import { BillingFields } from './billing-fields.tsx';
import { newBilling } from './form.ts';

/** What an organizer's invoices say of it, and who gets one. */
export function BillingPart() {
  const { t, i18n } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const billing = useQuery(getBilling(organizer.id));
  if (billing.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (billing.data === undefined) return <ErrorView error={billing.error} onRetry={() => void billing.refetch()} />;
  const { form, version, waiting, waitingForVatId } = billing.data;
  return (
    <div className="space-y-6">
      {form === null && <Notice>{t('billing.none')}</Notice>}
      {waiting > 0 && <p className="text-soft">{t('billing.waiting', { count: waiting })}</p>}
      {waitingForVatId > 0 && <Notice tone="warning">{t('billing.vatIdMissing', { count: waitingForVatId })}</Notice>}
      <BillingFields
        key={version}
        organizerId={organizer.id}
        version={version}
        before={form ?? newBilling(organizer, i18n.language)}
        onReload={() => void billing.refetch()}
      />
    </div>
  );
}
