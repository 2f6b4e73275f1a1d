import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useQuery } from '@tanstack/react-query';
import { FileDown, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { getBilling } from '../api/billing.ts';
import { useSaveDuplicate, useWriteDuplicate } from '../api/documents.ts';
import { MailDialog } from '../invoices/mail-dialog.tsx';

/** Whether the organizer's law wants its buyer to have the unpaid invoice once more: that of France does. */
export const useWantsDuplicates = (organizerId: string): boolean => useQuery(getBilling(organizerId)).data?.form?.country === 'FR';

/** The invoice once more, with what of it stayed unpaid: saved, or mailed to its buyer. */
export function DuplicateButtons({ organizerId, payment }: { readonly organizerId: string; readonly payment: AwaitedPayment }) {
  const { t } = useTranslation('money');
  const save = useSaveDuplicate(organizerId);
  const write = useWriteDuplicate(organizerId);
  if (!useWantsDuplicates(organizerId) || payment.writtenOffMinor === 0) return null;
  return (
    <>
      <Button look="quiet" size="small" title={t('transfers.duplicateHint')} busy={save.isPending} onClick={() => save.mutate(payment.id)}>
        <FileDown aria-hidden className="size-4.5" />
        {t('transfers.duplicate')}
      </Button>
      <Button look="quiet" size="small" busy={write.isPending} onClick={() => write.mutate(payment.id)}>
        <Mail aria-hidden className="size-4.5" />
        {t('transfers.mailDuplicate')}
      </Button>
      <Refusal error={save.error ?? write.error} />
      {write.data && (
        <MailDialog
          document={{ id: write.data.documentId, number: write.data.number, buyer: payment.name }}
          duplicateId={write.data.id}
          onClose={write.reset}
        />
      )}
    </>
  );
}
