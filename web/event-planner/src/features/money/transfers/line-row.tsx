import type { BankLine } from '@event-planner/contracts/bank-statements';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSayOfLine } from '../api/transfers.ts';
import { SplitDialog } from './split-dialog.tsx';

interface LineRowProps {
  readonly organizerId: string;
  readonly line: BankLine;
}

/** A line as the bank says it, what it was for, and what may be said of it. */
export function LineRow({ organizerId, line }: LineRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const day = format.day(`${line.bookedOn}T12:00:00Z`, 'UTC');
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 font-semibold break-words">{line.counterparty || t('transfers.nobody')}</p>
        <p className="font-semibold tabular-nums" dir="ltr">
          {format.money(line.amountMinor, line.currency)}
        </p>
      </div>
      <p className="text-sm break-words text-soft">
        {day}
        {line.purpose !== '' && ` · ${line.purpose}`}
      </p>
      {line.shares.map(share => (
        <p key={share.paymentId} className="mt-1 text-sm">
          {t(share.by === null ? 'transfers.shareByReference' : 'transfers.shareBy', {
            reference: share.reference,
            amount: format.money(share.amountMinor, line.currency),
            by: share.by ?? '',
          })}
        </p>
      ))}
      {line.shares.length > 0 && line.leftMinor > 0 && (
        <p className="mt-1 text-sm">{t('transfers.left', { amount: format.money(line.leftMinor, line.currency) })}</p>
      )}
      {(line.state === 'open' || line.state === 'to_return') && <Sayings organizerId={organizerId} line={line} />}
    </li>
  );
}

function Sayings({ organizerId, line }: LineRowProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { assign, mark } = useSayOfLine(organizerId, line.id);
  const [splitting, setSplitting] = useState(false);
  const busy = assign.isPending || mark.isPending;
  return (
    <div className="mt-3 space-y-3">
      {line.suggestions.length > 0 && (
        <ul aria-label={t('transfers.suggestions')} className="space-y-2">
          {line.suggestions.map(({ payment, reason, missingMinor }) => {
            const amountMinor = Math.min(line.leftMinor, missingMinor);
            return (
              <li key={payment.id} className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-sunken px-4 py-3">
                <div className="min-w-0">
                  <p className="font-medium break-words">
                    <span className="font-mono">{payment.reference}</span> · {payment.name} ·{' '}
                    {format.money(payment.amountMinor, payment.currency)}
                  </p>
                  <p className="text-sm text-soft">
                    {t(`transfers.reason_${reason}`)} · {payment.eventTitle}
                  </p>
                </div>
                {reason !== 'paid_already' && amountMinor > 0 && payment.currency === line.currency && (
                  <Button size="small" busy={busy} onClick={() => assign.mutate({ shares: [{ paymentId: payment.id, amountMinor }] })}>
                    {t('transfers.assign', { amount: format.money(amountMinor, line.currency) })}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        {line.amountMinor > 0 && line.leftMinor > 0 && (
          <Button size="small" look="secondary" onClick={() => setSplitting(true)}>
            {t('transfers.split')}
          </Button>
        )}
        {line.amountMinor > 0 && line.state === 'open' && (
          <Button size="small" look="secondary" busy={busy} onClick={() => mark.mutate({ as: 'to_return' })}>
            {t('transfers.toReturn')}
          </Button>
        )}
        {line.amountMinor > 0 && line.state === 'to_return' && (
          <ConfirmButton
            size="small"
            title={t('transfers.returned')}
            text={t('transfers.returnedText', { amount: format.money(line.leftMinor, line.currency) })}
            action={t('transfers.returned')}
            busy={busy}
            onConfirm={() => mark.mutate({ as: 'returned' })}
          >
            {t('transfers.returned')}
          </ConfirmButton>
        )}
        {line.shares.length === 0 && (
          <Button size="small" look="quiet" busy={busy} onClick={() => mark.mutate({ as: 'dismissed' })}>
            {t(line.amountMinor > 0 ? 'transfers.dismiss' : 'transfers.seen')}
          </Button>
        )}
      </div>
      <Refusal error={assign.error ?? mark.error} />
      {splitting && <SplitDialog organizerId={organizerId} line={line} onClose={() => setSplitting(false)} />}
    </div>
  );
}
