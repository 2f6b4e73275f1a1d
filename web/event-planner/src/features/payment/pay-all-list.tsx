import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, Clock, LoaderCircle, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ResaleNote } from '../../components/resale-note.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { CreditPlan } from './credit-plan.ts';
import type { Outcome, Outcomes, Payable } from './pay-all.ts';
import { useVerdictWords } from './verdict-words.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

interface PayAllListProps {
  readonly payables: readonly Payable[];
  readonly outcomes: Outcomes;
  readonly plan: CreditPlan;
}

/** Each booking with how its own payment stands. */
export function PayAllList({ payables, outcomes, plan }: PayAllListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const creditOf = ({ booking, creditMinor }: Payable): number => plan.get(booking.id) ?? creditMinor;
  return (
    <ul className="divide-y divide-line" aria-live="polite">
      {payables.map(payable => (
        <li key={payable.booking.id} className="py-3 first:pt-0">
          <div className="flex items-baseline justify-between gap-4">
            <Link to="/bookings/$id" params={{ id: payable.booking.id }} className="min-w-0 font-semibold wrap-anywhere hover:text-brand">
              {payable.booking.eventTitle}
            </Link>
            <span className="tabular-nums">{format.money(payable.booking.totalMinor, payable.booking.currency)}</span>
          </div>
          {creditOf(payable) > 0 && (
            <p className="text-end text-sm text-soft">
              {t('credit.ofIt', { amount: format.money(creditOf(payable), payable.booking.currency) })}
            </p>
          )}
          {payable.booking.origin === 'resale' && <ResaleNote lines={payable.booking.lines} className="my-2" />}
          <State outcome={outcomes[payable.booking.id]} isPayable={payable.clientSecret !== null} heldUntil={payable.heldUntil} />
        </li>
      ))}
    </ul>
  );
}

interface StateProps {
  readonly outcome: Outcome | undefined;
  readonly isPayable: boolean;
  readonly heldUntil: string | undefined;
}

function State({ outcome, isPayable, heldUntil }: StateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const wordsOf = useVerdictWords();
  if (heldUntil !== undefined)
    return (
      <p className="flex items-center gap-1.5 text-sm text-soft">
        <ShieldCheck aria-hidden className="size-4 shrink-0" />
        {t('held.short', { time: format.time(heldUntil, ownTimeZone()) })}
      </p>
    );
  if (outcome === undefined)
    return (
      <p className="flex items-center gap-1.5 text-sm text-soft">
        <Clock aria-hidden className="size-4" />
        {t(isPayable ? 'booking.pending' : 'payment.over')}
      </p>
    );
  if (outcome.kind === 'paying')
    return (
      <p className="flex items-center gap-1.5 text-sm text-soft">
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
        {t('payment.paying')}
      </p>
    );
  if (outcome.kind === 'accepted' || outcome.kind === 'processing')
    return (
      <p className="flex items-center gap-1.5 text-sm font-semibold text-brand">
        <Check aria-hidden className="size-4" strokeWidth={3} />
        {t(outcome.kind === 'accepted' ? 'cart.paid' : 'payment.processing')}
      </p>
    );
  return (
    <p className="flex items-start gap-1.5 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {wordsOf(outcome)}
    </p>
  );
}
