import type { OrderSummary } from '@event-planner/contracts/orders';
import type { TakenPayment } from '@event-planner/contracts/payment-ways';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useTakePayment } from './api/pay-order.ts';

const means = ['cash', 'card_terminal', 'bank_transfer'] as const satisfies readonly TakenPayment['paidWith'][];

interface TakePaymentProps {
  readonly order: Pick<OrderSummary, 'id' | 'name' | 'totalMinor' | 'currency'>;
  readonly organizerId: string;
  readonly onClose: () => void;
}

/** That the money for an order is there, and how it came. */
export function TakePayment({ order, organizerId, onClose }: TakePaymentProps) {
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
