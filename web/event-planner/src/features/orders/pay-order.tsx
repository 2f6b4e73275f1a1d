import type { Order } from '@event-planner/contracts/orders';
import type { TakenPayment } from '@event-planner/contracts/payment-ways';
import { FileText, HandCoins } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useConfirmOnInvoice, useTakePayment } from './api/pay-order.ts';

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

const means = ['cash', 'card_terminal', 'bank_transfer'] as const satisfies readonly TakenPayment['paidWith'][];

function TakePayment({ order, organizerId, onClose }: PayOrderProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const take = useTakePayment({ id: order.id, organizerId });
  const [paidWith, choose] = useState<TakenPayment['paidWith']>('cash');
  const amount = format.money(order.totalMinor, order.currency);
  return (
    <Dialog open onClose={onClose} title={t('payOrder.title')} text={t('payOrder.text', { amount, name: order.name })}>
      <div className="space-y-5">
        <ChoiceCards
          legend={t('payOrder.how')}
          value={paidWith}
          choices={means.map(value => ({ value, label: t(`paidWith.${value}`) }))}
          onChoose={choose}
        />
        <Refusal error={take.error} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('payOrder.cancel')}
          </Button>
          <Button busy={take.isPending} onClick={() => take.mutate({ paidWith, seenMinor: order.totalMinor }, { onSuccess: onClose })}>
            {t('payOrder.button')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
