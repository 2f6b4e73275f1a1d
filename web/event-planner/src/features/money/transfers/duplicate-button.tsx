import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { getBilling } from '../api/billing.ts';
import { useDuplicate } from '../api/documents.ts';

/** Whether the organizer's law wants its buyer to have the unpaid invoice once more: that of France does. */
export const useWantsDuplicates = (organizerId: string): boolean => useQuery(getBilling(organizerId)).data?.form?.country === 'FR';

/** The invoice once more, with what of it stayed unpaid, to be sent to its buyer. */
export function DuplicateButton({ organizerId, payment }: { readonly organizerId: string; readonly payment: AwaitedPayment }) {
  const { t } = useTranslation('money');
  const duplicate = useDuplicate(organizerId);
  if (!useWantsDuplicates(organizerId) || payment.writtenOffMinor === 0) return null;
  return (
    <>
      <Button
        look="quiet"
        size="small"
        title={t('transfers.duplicateHint')}
        busy={duplicate.isPending}
        onClick={() => duplicate.mutate(payment.id)}
      >
        <FileDown aria-hidden className="size-4.5" />
        {t('transfers.duplicate')}
      </Button>
      <Refusal error={duplicate.error} />
    </>
  );
}
