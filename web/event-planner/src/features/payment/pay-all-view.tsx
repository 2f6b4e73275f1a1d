import type { Booking } from '@event-planner/contracts/booking';
import type { PaymentConfig } from '@event-planner/contracts/payment';
import { Line } from '@event-planner/contracts/http';
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CreditLines } from '../../components/credit-lines.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { TotalLine } from '../../components/total-line.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { beginPayment } from './api/create-payment.ts';
import { getPaymentConfig } from './api/get-config.ts';
import { sumsOf } from './credit-plan.ts';
import { CreditsChoice } from './credits-choice.tsx';
import { FormHolder } from './form-holder.tsx';
import { type Outcome, type Outcomes, payableNow, payAll, type Payable } from './pay-all.ts';
import { HeldPayment } from './held-payment.tsx';
import { PayAllList } from './pay-all-list.tsx';
import { TestCards } from './test-cards.tsx';
import { useCreditPlan } from './use-credit-plan.ts';
import { usePaymentForm } from './use-payment-form.ts';

interface PayAllViewProps {
  readonly bookings: readonly Booking[];
  readonly payerName: string;
  /** After each round, successful or not. */
  readonly onPaid: () => void;
  /** What comes when nothing is left to be paid. */
  readonly done: ReactNode;
}

/** Several bookings, one card. */
export function PayAllView({ bookings, payerName, onPaid, done }: PayAllViewProps) {
  const config = useQuery(getPaymentConfig());
  const payments = useQueries({ queries: bookings.map(({ id }) => beginPayment(id)) });
  // What can no longer be paid is told beside the others, which can.
  const failed = payments.find(({ error }) => error && !(isRefusal(error) && error.status === 409));
  if (config.isError) return <ErrorView error={config.error} onRetry={() => void config.refetch()} />;
  if (failed?.error) return <ErrorView error={failed.error} onRetry={() => payments.forEach(payment => void payment.refetch())} />;
  if (!config.data || payments.some(payment => payment.isPending))
    return (
      <Loading className="space-y-5">
        <Skeleton className="h-28" />
        <Skeleton className="h-24" />
      </Loading>
    );
  const payables = bookings.map((booking, at) => ({
    booking,
    clientSecret: payments[at]?.data?.clientSecret ?? null,
    organizerId: payments[at]?.data?.organizerId ?? null,
    creditMinor: payments[at]?.data?.creditMinor ?? 0,
    heldUntil: payments[at]?.data?.heldUntil,
  }));
  return <PayAll payables={payables} config={config.data} payerName={payerName} onPaid={onPaid} done={done} />;
}

interface PayAllProps extends Pick<PayAllViewProps, 'payerName' | 'onPaid' | 'done'> {
  readonly payables: readonly Payable[];
  readonly config: PaymentConfig;
}

function PayAll({ payables, config, payerName, onPaid, done }: PayAllProps) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const format = useFormat();
  const session = useSession();
  const [largest] = payables.toSorted((one, other) => other.booking.totalMinor - one.booking.totalMinor);
  const form = usePaymentForm(config, { amountMinor: largest?.booking.totalMinor ?? 1, currency: largest?.booking.currency ?? 'EUR' });
  const [name, setName] = useState(payerName);
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const open = payableNow(payables, outcomes);
  const credit = useCreditPlan(open);
  const tell = (id: string, outcome: Outcome | undefined): void =>
    setOutcomes(before => ({ ...before, ...(outcome && { [id]: outcome }) }));
  const pay = useMutation({
    mutationFn: async () => {
      const payer = { name: name.trim(), email: session.status === 'user' ? session.user.email : '' };
      await payAll(await credit.settle(tell), { confirm: form.confirm, payer, tell });
    },
    onSettled: onPaid,
  });
  const held = payables.flatMap(({ heldUntil }) => heldUntil ?? []).toSorted();
  const isOver = open.length === 0 && held.length === 0 && !pay.isPending;
  const sums = sumsOf(open, credit.plan);
  const coversAll = open.length > 0 && sums.every(({ totalMinor, creditMinor }) => totalMinor === creditMinor);
  const isReady = coversAll || (name.trim() !== '' && form.status === 'ready');
  const amounts = sums
    .filter(({ totalMinor, creditMinor }) => coversAll || creditMinor < totalMinor)
    .map(({ currency, totalMinor, creditMinor }) => format.money(coversAll ? creditMinor : totalMinor - creditMinor, currency));
  const someFailed = !pay.isPending && open.some(({ booking }) => outcomes[booking.id]?.kind === 'declined');
  return (
    <div className="space-y-8">
      <PayAllList payables={payables} outcomes={outcomes} plan={credit.plan} />
      {sums
        .filter(({ creditMinor }) => creditMinor > 0)
        .map(sum => (
          <div key={sum.currency}>
            <TotalLine label={t('checkout.total')} amount={format.money(sum.totalMinor, sum.currency)} />
            <CreditLines {...sum} />
          </div>
        ))}
      {isOver && done}
      {open.length === 0 && held[0] !== undefined && <HeldPayment until={held[0]} count={held.length} />}
      <form
        className="space-y-5"
        hidden={open.length === 0 && !pay.isPending}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (isReady && !pay.isPending) pay.mutate();
        }}
      >
        <CreditsChoice usable={credit.usable} chosen={credit.chosen} disabled={pay.isPending} onChoose={credit.choose} />
        {credit.error !== null && (
          <Notice tone="bad" announce>
            {t('credit.failed')}
          </Notice>
        )}
        {someFailed && (
          <Notice tone="warning" announce>
            {t('cart.someFailed', { count: open.length })}
          </Notice>
        )}
        {coversAll && <p>{t('credit.paidText')}</p>}
        <div className="space-y-5" hidden={coversAll}>
          <Field
            label={t('payment.name')}
            autoComplete="cc-name"
            value={name}
            onChange={event => setName(event.target.value)}
            problem={words(faultsIn(Line, name).at(0))}
          />
          <FormHolder form={form} />
        </div>
        <Button type="submit" size="large" className="w-full" busy={pay.isPending} disabled={!isReady}>
          {pay.isPending ? t('payment.paying') : t(coversAll ? 'credit.payAll' : 'payment.pay', { amount: amounts.join(' + ') })}
        </Button>
        <p className="flex items-center justify-center gap-2 text-sm text-soft">
          <LockKeyhole aria-hidden className="size-4 shrink-0" />
          {pay.isPending ? t('payment.doNotClose') : t('payment.secure')}
        </p>
        {!coversAll && <TestCards cards={config.testCards} />}
      </form>
    </div>
  );
}
