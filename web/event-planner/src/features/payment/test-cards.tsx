import type { PaymentConfig } from '@event-planner/contracts/payment';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Only where the provider is a sandbox: which numbers do what. */
export function TestCards({ cards }: { readonly cards: PaymentConfig['testCards'] }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<string>();
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby="test-cards" className="rounded-card border border-dashed border-edge p-5">
      <h2 id="test-cards" className="text-lg">
        {t('payment.testTitle')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('payment.testText')}</p>
      <ul className="mt-3 divide-y divide-line">
        {cards.map(card => (
          <li key={card.number} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0">
              <span className="block font-mono text-sm">{card.number}</span>
              <span className="block text-sm text-soft">{t(`payment.outcome_${card.outcome}`)}</span>
            </span>
            <button
              type="button"
              aria-label={t('payment.copy', { number: card.number })}
              className="flex size-10 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-brand"
              onClick={() => void navigator.clipboard.writeText(card.number).then(() => setCopied(card.number))}
            >
              {copied === card.number ? <Check aria-hidden className="size-4.5 text-brand" /> : <Copy aria-hidden className="size-4.5" />}
            </button>
          </li>
        ))}
      </ul>
      <span role="status" className="sr-only">
        {copied !== undefined && t('payment.copied')}
      </span>
    </section>
  );
}
