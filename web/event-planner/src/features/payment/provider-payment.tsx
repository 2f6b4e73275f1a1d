import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';
import { Line } from '@event-planner/contracts/http';
import { useMutation } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { type Verdict, verdictOf } from './decline.ts';
import { FormHolder } from './form-holder.tsx';
import type { BillingDetails } from './stripe.ts';
import { usePaymentForm } from './use-payment-form.ts';
import { useVerdictWords } from './verdict-words.ts';

interface ProviderPaymentProps {
  readonly payment: Payment;
  readonly clientSecret: string;
  readonly config: PaymentConfig;
  readonly payer: BillingDetails;
  /** How the last try went, where there was one. */
  readonly before: Verdict | undefined;
  readonly onAccepted: () => void;
  readonly onProcessing: () => void;
}

/** The provider's form and the button. A decline leaves everything as it was, so that another try can be made. */
export function ProviderPayment({ payment, clientSecret, config, payer, before, onAccepted, onProcessing }: ProviderPaymentProps) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const format = useFormat();
  const form = usePaymentForm(config, { clientSecret });
  const [name, setName] = useState(payer.name);
  const pay = useMutation({
    mutationFn: () => form.confirm(clientSecret, { ...payer, name: name.trim() }).then(verdictOf),
    onSuccess: verdict => {
      if (verdict.kind === 'accepted') onAccepted();
      if (verdict.kind === 'processing') onProcessing();
    },
  });
  const verdict = pay.isPending ? undefined : (pay.data ?? (pay.isError ? undefined : before));
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
        problem={words(faultsIn(Line, name).at(0))}
      />
      <FormHolder form={form} />
      {verdict !== undefined && <VerdictNotice verdict={verdict} />}
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
        disabled={form.status !== 'ready' || verdict?.kind === 'unknown'}
      >
        {pay.isPending
          ? t('payment.paying')
          : t('payment.pay', { amount: format.money(payment.amountMinor - payment.creditMinor, payment.currency) })}
      </Button>
      <p className="flex items-center justify-center gap-2 text-sm text-soft">
        <LockKeyhole aria-hidden className="size-4 shrink-0" />
        {pay.isPending ? t('payment.doNotClose') : t('payment.secure')}
      </p>
    </form>
  );
}

function VerdictNotice({ verdict }: { readonly verdict: Verdict }) {
  const wordsOf = useVerdictWords();
  if (verdict.kind === 'accepted' || verdict.kind === 'processing') return null;
  return (
    <Notice tone={verdict.kind === 'unknown' ? 'warning' : 'bad'} announce>
      {wordsOf(verdict)}
    </Notice>
  );
}
