import type { Order } from '@event-planner/contracts/orders';
import { type TakenCorrection, TakenWith } from '@event-planner/contracts/payment-ways';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useCorrectPayment } from './api/pay-order.ts';

interface CorrectPaymentProps {
  readonly order: Order;
  readonly organizerId: string;
}

/** For an order that somebody said was paid: that it was paid otherwise, or, unless it was sold for money on the spot, not at all. */
export function CorrectPayment({ order, organizerId }: CorrectPaymentProps) {
  const { t } = useTranslation('organizing');
  const [open, setOpen] = useState(false);
  const seen = TakenWith.safeParse(order.paidWith).data;
  if (!(order.paidByWord || order.paidAtDesk) || seen === undefined || order.payment !== 'settled') return null;
  return (
    <>
      <Button look="secondary" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden className="size-4.5" />
        {t('correctPayment.button')}
      </Button>
      {open && <CorrectDialog order={order} organizerId={organizerId} seen={seen} onClose={() => setOpen(false)} />}
    </>
  );
}

function CorrectDialog({
  order,
  organizerId,
  seen,
  onClose,
}: CorrectPaymentProps & { readonly seen: TakenCorrection['seen']; readonly onClose: () => void }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const correct = useCorrectPayment({ id: order.id, organizerId });
  const ways = TakenWith.options.filter(way => way !== seen && !(order.paidAtDesk && way === 'bank_transfer'));
  const [as, choose] = useState<TakenCorrection['as']>(order.paidAtDesk ? (ways[0] ?? 'cash') : 'not_paid');
  const [reason, setReason] = useState('');
  const amount = format.money(order.totalMinor, order.currency);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('correctPayment.title')}
      text={`${t('correctPayment.text', { amount, how: t(`paidWith.${seen}`) })}${order.paidAtDesk ? ` ${t('correctPayment.atDesk')}` : ''}`}
    >
      <form
        className="space-y-5"
        onSubmit={event => {
          event.preventDefault();
          correct.mutate({ as, seen, reason }, { onSuccess: onClose });
        }}
      >
        <ChoiceCards
          legend={t('correctPayment.truth')}
          className="[&>div]:sm:grid-flow-row"
          value={as}
          choices={[
            ...(order.paidAtDesk
              ? []
              : [{ value: 'not_paid' as const, label: t('correctPayment.notPaid'), text: t('correctPayment.notPaidText') }]),
            ...ways.map(value => ({ value, label: t(`paidWith.${value}`) })),
          ]}
          onChoose={choose}
        />
        <Field
          label={t('order.reason')}
          hint={t('correctPayment.reasonHint')}
          required
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <Refusal error={correct.error} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('payOrder.cancel')}
          </Button>
          <Button type="submit" busy={correct.isPending}>
            {t('correctPayment.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
