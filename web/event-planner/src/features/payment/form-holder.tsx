import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import type { PaymentForm } from './use-payment-form.ts';

/** Where the provider's own form appears. */
export function FormHolder({ form }: { readonly form: PaymentForm }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1.5 font-semibold">
        {t('payment.details')}
      </p>
      {form.status === 'failed' && (
        <Notice tone="bad" announce>
          {t('payment.providerDown')}{' '}
          <button type="button" className="link" onClick={form.reload}>
            {t('state.retry')}
          </button>
        </Notice>
      )}
      <div className="relative -m-[3px] min-h-24" hidden={form.status === 'failed'}>
        <div ref={form.holder} />
        {form.status === 'loading' && <Skeleton className="absolute inset-0" />}
      </div>
    </div>
  );
}
