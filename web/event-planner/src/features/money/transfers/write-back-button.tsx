import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useWriteBack } from '../api/transfers.ts';

interface WriteBackButtonProps {
  readonly organizerId: string;
  readonly payment: AwaitedPayment;
}

/** What was written off is asked for again. */
export function WriteBackButton({ organizerId, payment }: WriteBackButtonProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const writeBack = useWriteBack(organizerId);
  return (
    <>
      <ConfirmButton
        look="quiet"
        size="small"
        title={t('transfers.writeBack')}
        text={t('transfers.writeBackText', { amount: format.money(payment.writtenOffMinor, payment.currency) })}
        action={t('transfers.writeBack')}
        busy={writeBack.isPending}
        onConfirm={() => writeBack.mutate({ paymentId: payment.id, seenMinor: payment.writtenOffMinor })}
      >
        {t('transfers.writeBack')}
      </ConfirmButton>
      <Refusal error={writeBack.error} />
    </>
  );
}
