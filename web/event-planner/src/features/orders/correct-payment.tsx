import type { Order } from '@event-planner/contracts/orders';
import { type StandingTakings, type TakenCorrection, TakenWith } from '@event-planner/contracts/payment-ways';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useCorrectPayment, useStandingTakings } from './api/pay-order.ts';

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
      {open && order.paidAtDesk && (
        <CorrectDialog {...{ order, organizerId, seen }} amountMinor={order.totalMinor} onClose={() => setOpen(false)} />
      )}
      {open && !order.paidAtDesk && <CorrectLast order={order} organizerId={organizerId} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Of what came at several times only the last is corrected; the rest stands. */
function CorrectLast({ order, organizerId, onClose }: CorrectPaymentProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('organizing');
  const standing = useStandingTakings({ id: order.id, organizerId });
  const last = standing.data?.items.at(-1);
  if (last)
    return (
      <CorrectDialog
        key={last.id}
        {...{ order, organizerId, onClose }}
        seen={last.paidWith}
        takingId={last.id}
        amountMinor={last.amountMinor}
        before={standing.data?.items.slice(0, -1)}
      />
    );
  return (
    <Dialog open onClose={onClose} title={t('correctPayment.title')}>
      <Refusal error={standing.error} />
      {standing.isPending && (
        <Loading>
          <Skeleton className="h-40" />
        </Loading>
      )}
      {standing.isSuccess && <p>{t('correctPayment.none')}</p>}
    </Dialog>
  );
}

interface CorrectDialogProps extends CorrectPaymentProps {
  readonly seen: TakenCorrection['seen'];
  readonly takingId?: string;
  readonly amountMinor: number;
  readonly before?: StandingTakings['items'] | undefined;
  readonly onClose: () => void;
}

function CorrectDialog({ order, organizerId, seen, takingId, amountMinor, before = [], onClose }: CorrectDialogProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const correct = useCorrectPayment({ id: order.id, organizerId });
  const ways = TakenWith.options.filter(way => way !== seen && !(order.paidAtDesk && way === 'bank_transfer'));
  const [as, choose] = useState<TakenCorrection['as']>(order.paidAtDesk ? (ways[0] ?? 'cash') : 'not_paid');
  const [reason, setReason] = useState('');
  const amount = format.money(amountMinor, order.currency);
  const rest = before.map(of => `${format.money(of.amountMinor, of.currency)} (${t(`paidWith.${of.paidWith}`)})`);
  const text = [
    t('correctPayment.text', { amount, how: t(`paidWith.${seen}`) }),
    ...(rest.length > 0 ? [t('correctPayment.before', { rest: rest.join(', ') })] : []),
    ...(order.paidAtDesk ? [t('correctPayment.atDesk')] : []),
  ].join(' ');
  return (
    <Dialog open onClose={onClose} title={t('correctPayment.title')} text={text}>
      <form
        className="space-y-5"
        onSubmit={event => {
          event.preventDefault();
          correct.mutate({ as, seen, reason, ...(takingId !== undefined && { takingId }) }, { onSuccess: onClose });
        }}
      >
        <ChoiceCards
          legend={t('correctPayment.truth')}
          className="[&>div]:sm:grid-flow-row"
          value={as}
          choices={[
            ...(order.paidAtDesk
              ? []
              : [
                  {
                    value: 'not_paid' as const,
                    label: t('correctPayment.notPaid'),
                    text: t(before.length > 0 ? 'correctPayment.notPaidLater' : 'correctPayment.notPaidText'),
                  },
                ]),
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
