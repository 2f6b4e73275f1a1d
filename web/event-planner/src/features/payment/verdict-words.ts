import { useTranslation } from 'react-i18next';
import type { Verdict } from './decline.ts';

export type Unpaid = Exclude<Verdict, { readonly kind: 'accepted' | 'processing' }>;

/** What became of a payment that was not accepted, and what to do. */
export function useVerdictWords(): (verdict: Unpaid) => string {
  const { t } = useTranslation();
  return verdict => {
    if (verdict.kind === 'unknown') return t('payment.unconfirmed');
    return verdict.key === 'payment.failed' ? t(verdict.key, { detail: verdict.detail }) : t(verdict.key);
  };
}
