import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const steps = ['checkout.step1', 'checkout.step2', 'checkout.step3'] as const;

/** Where in the purchase one is; `current` counts from 1. */
export function CheckoutSteps({ current }: { readonly current: 1 | 2 | 3 }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={t('checkout.steps')} className="flex items-center gap-2 text-sm sm:gap-3">
      {steps.map((step, i) => {
        const done = i + 1 < current;
        const here = i + 1 === current;
        return (
          <li
            key={step}
            aria-current={here ? 'step' : undefined}
            className={clsx('flex items-center gap-2', here ? 'font-semibold text-ink' : 'text-soft')}
          >
            {i > 0 && <span aria-hidden className="h-px w-4 bg-edge sm:w-8" />}
            <span
              aria-hidden
              className={clsx(
                'flex size-6 items-center justify-center rounded-full text-xs font-bold tabular-nums',
                here || done ? 'bg-brand text-on-brand' : 'border border-edge',
              )}
            >
              {done ? <Check className="size-3.5" strokeWidth={3} /> : i + 1}
            </span>
            <span className={clsx(!here && 'max-sm:sr-only')}>{t(step)}</span>
          </li>
        );
      })}
    </ol>
  );
}
