import { LoaderCircle, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

interface HeldPaymentProps {
  /** Until when the places are kept. */
  readonly until: string;
  readonly count: number;
  readonly children?: ReactNode;
}

/** While the payment provider is away: what is certain, and how it goes on. The page looks by itself whether it is back. */
export function HeldPayment({ until, count, children }: HeldPaymentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section role="status" className="rounded-card border border-line bg-tint p-6 text-center sm:p-8">
      <ShieldCheck aria-hidden className="mx-auto mb-4 size-12 text-brand" />
      <h2 className="text-2xl text-balance">{t('held.title', { count })}</h2>
      <p className="mx-auto mt-3 max-w-prose text-pretty">{t('held.text', { count, time: format.time(until, ownTimeZone()) })}</p>
      <p className="mx-auto mt-3 max-w-prose text-pretty text-soft">{t('held.mail', { count })}</p>
      <p className="mt-5 flex items-center justify-center gap-2 text-sm text-soft">
        <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
        {t('held.trying')}
      </p>
      {children !== undefined && <div className="mt-6 flex justify-center">{children}</div>}
    </section>
  );
}
