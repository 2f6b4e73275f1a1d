import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';
import { useMutation } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { type Verdict, verdictOf } from './decline.ts';
import { type CardForm, useCardForm } from './use-card-form.ts';
import { useVerdictWords } from './verdict-words.ts';

interface CardPaymentProps {
  readonly payment: Payment;
  readonly clientSecret: string;
  readonly config: PaymentConfig;
  readonly payerName: string;
  readonly onAccepted: () => void;
}

/** The card form and its button. A decline leaves everything as it was, so that another card can be tried. */
export function CardPayment({ payment, clientSecret, config, payerName, onAccepted }: CardPaymentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useCardForm(config);
  const [name, setName] = useState(payerName);
  const pay = useMutation({
    mutationFn: () => form.confirm(clientSecret, name.trim()).then(verdictOf),
    onSuccess: verdict => {
      if (verdict.kind === 'accepted') onAccepted();
    },
  });
  const done = pay.data?.kind === 'accepted';
  return (
    <form
      className="space-y-5"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '' && form.status === 'ready' && !pay.isPending && !done) pay.mutate();
      }}
    >
      <Field
        label={t('payment.name')}
        autoComplete="cc-name"
        value={name}
        onChange={event => setName(event.target.value)}
        problem={name.trim() === '' ? t('problem.required') : undefined}
      />
      <CardHolder form={form} />
      {pay.data !== undefined && <VerdictNotice verdict={pay.data} />}
      {pay.isError && (
        <Notice tone="warning" announce>
          {t('payment.unconfirmed')}
        </Notice>
      )}
      <Button
        type="submit"
        size="large"
        className="w-full"
        busy={pay.isPending || done}
        disabled={form.status !== 'ready' || pay.data?.kind === 'unknown'}
      >
        {pay.isPending ? t('payment.paying') : t('payment.pay', { amount: format.money(payment.amountMinor, payment.currency) })}
      </Button>
      <p className="flex items-center justify-center gap-2 text-sm text-soft">
        <LockKeyhole aria-hidden className="size-4 shrink-0" />
        {pay.isPending ? t('payment.doNotClose') : t('payment.secure')}
      </p>
    </form>
  );
}

/** Where the provider's own form appears. */
export function CardHolder({ form }: { readonly form: CardForm }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1.5 font-semibold">
        {t('payment.card')}
      </p>
      {form.status === 'failed' && (
        <Notice tone="bad" announce>
          {t('payment.providerDown')}{' '}
          <button type="button" className="link" onClick={form.reload}>
            {t('state.retry')}
          </button>
        </Notice>
      )}
      <div className="relative min-h-13" hidden={form.status === 'failed'}>
        <div
          ref={form.holder}
          className="min-h-13 rounded-control border border-edge bg-surface px-3.5 py-3.5 focus-within:border-brand focus-within:ring-2 focus-within:ring-brand"
        />
        {form.status === 'loading' && <Skeleton className="absolute inset-0" />}
      </div>
      <p className="mt-1.5 text-sm text-soft">{t('payment.cardHint')}</p>
    </div>
  );
}

function VerdictNotice({ verdict }: { readonly verdict: Verdict }) {
  const wordsOf = useVerdictWords();
  if (verdict.kind === 'accepted') return null;
  return (
    <Notice tone={verdict.kind === 'unknown' ? 'warning' : 'bad'} announce>
      {wordsOf(verdict)}
    </Notice>
  );
}
