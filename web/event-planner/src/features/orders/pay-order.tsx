import type { Order } from '@event-planner/contracts/orders';
import { FileText, HandCoins } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useConfirmOnInvoice } from './api/pay-order.ts';
import { TakePayment } from './take-payment.tsx';

interface PayOrderProps {
  readonly order: Order;
  readonly organizerId: string;
}

/** For an order whose money has not come: that it has, or that it may come on an invoice. */
export function PayOrder({ order, organizerId }: PayOrderProps) {
  const { t } = useTranslation('organizing');
  const [taking, setTaking] = useState(false);
  const invoice = useConfirmOnInvoice(order);
  const isOpen = order.payment === 'open' && order.totalMinor > 0 && order.awaits !== 'processing';
  if (!isOpen && order.payment !== 'by_invoice') return null;
  return (
    <>
      <Button onClick={() => setTaking(true)}>
        <HandCoins aria-hidden className="size-4.5" />
        {t('payOrder.button')}
      </Button>
      {isOpen && (
        <ConfirmButton
          title={t('payOrder.invoice')}
          text={t('payOrder.invoiceText')}
          action={t('payOrder.invoice')}
          busy={invoice.isPending}
          onConfirm={() => invoice.mutate()}
        >
          <FileText aria-hidden className="size-4.5" />
          {t('payOrder.invoice')}
        </ConfirmButton>
      )}
      <Refusal error={invoice.error} className="w-full" />
      {taking && <TakePayment order={order} organizerId={organizerId} onClose={() => setTaking(false)} />}
    </>
  );
}
