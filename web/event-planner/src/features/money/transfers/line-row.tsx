import type { BankLine } from '@event-planner/contracts/bank-statements';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSayOfLine } from '../api/transfers.ts';
import { SplitDialog } from './split-dialog.tsx';

/** Whose the money is must be beyond doubt. */
const reasonsForCredit: ReadonlySet<BankLine['suggestions'][number]['reason']> = new Set([
  'reference',
  'taken_back',
  'ended',
  'paid_already',
]);
interface LineRowProps {
  readonly organizerId: string;
  readonly line: BankLine;
  /** A part of it is left again: it is to be looked at. */
  readonly onReleased: () => void;
}

/** A line as the bank says it, what it was for, and what may be said of it. */
export function LineRow({ organizerId, line, onReleased }: LineRowProps) {
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
      {line.state === 'to_return' && line.iban !== '' && (
        <p className="text-sm break-all" dir="ltr">
          {t('transfers.toIban', { iban: line.iban })}
        </p>
      )}
      {line.shares.map(share => (
        <ShareRow key={share.paymentId} organizerId={organizerId} line={line} share={share} onReleased={onReleased} />
      ))}
      {line.credits.map(credit => (
        <CreditRow key={credit.nth} organizerId={organizerId} line={line} credit={credit} onReleased={onReleased} />
      ))}
      {line.leftMinor > 0 && line.leftMinor < line.amountMinor && (
        <p className="mt-1 text-sm">{t('transfers.left', { amount: format.money(line.leftMinor, line.currency) })}</p>
      )}
      {line.filedAt !== null && <InFile organizerId={organizerId} line={line} madeAt={line.filedAt} />}
      {line.filedAt === null && (line.state === 'open' || line.state === 'to_return') && <Sayings organizerId={organizerId} line={line} />}
    </li>
  );
}

/** A part of the line, and where it is stuck the way out. */
function ShareRow({ organizerId, line, share, onReleased }: LineRowProps & { readonly share: BankLine['shares'][number] }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { release } = useSayOfLine(organizerId, line.id);
  const { reference, by, state } = share;
  const amount = format.money(share.amountMinor, line.currency);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p>{t(by === null ? 'transfers.shareByReference' : 'transfers.shareBy', { reference, amount, by: by ?? '' })}</p>
      {state !== 'paid' && <Badge tone={state === 'stranded' ? 'bad' : 'warning'}>{t(`transfers.share_${state}`)}</Badge>}
      {state !== 'paid' && (
        <ConfirmButton
          size="small"
          title={t('transfers.release')}
          text={t('transfers.releaseText', { amount, reference })}
          action={t('transfers.release')}
          busy={release.isPending}
          onConfirm={() => release.mutate(share.paymentId, { onSuccess: onReleased })}
        >
          {t('transfers.release')}
        </ConfirmButton>
      )}
      <Refusal error={release.error} />
    </div>
  );
}

/** What of the line is credit, and as far as it is not spent the way back. */
function CreditRow({ organizerId, line, credit, onReleased }: LineRowProps & { readonly credit: BankLine['credits'][number] }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { creditBack } = useSayOfLine(organizerId, line.id);
  const { nth, reference, amountMinor: seenMinor, unspentMinor: amountMinor, by } = credit;
  const money = (minor: number): string => format.money(minor, line.currency);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p>{t('transfers.credited', { reference, amount: money(seenMinor), by })}</p>
      {amountMinor < seenMinor && (
        <Badge>{amountMinor === 0 ? t('transfers.creditSpent') : t('transfers.creditPartlySpent', { amount: money(amountMinor) })}</Badge>
      )}
      {amountMinor > 0 && (
        <ConfirmButton
          size="small"
          title={t('transfers.creditBack')}
          text={t('transfers.creditBackText', { amount: money(amountMinor), reference })}
          action={t('transfers.creditBack')}
          busy={creditBack.isPending}
          onConfirm={() => creditBack.mutate({ nth, amountMinor, seenMinor }, { onSuccess: onReleased })}
        >
          {t('transfers.creditBack')}
        </ConfirmButton>
      )}
      <Refusal error={creditBack.error} />
    </div>
  );
}

/** What a file for the bank sends back is nothing else's, unless the bank has not sent it. */
function InFile({ organizerId, line, madeAt }: Omit<LineRowProps, 'onReleased'> & { readonly madeAt: string }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { mark } = useSayOfLine(organizerId, line.id);
  return (
    <div className="mt-3 space-y-3">
      <p className="text-sm">{t('transfers.lineFiled', { moment: format.moment(madeAt, ownTimeZone()) })}</p>
      <ConfirmButton
        size="small"
        look="quiet"
        title={t('transfers.notSentTitle')}
        text={t('transfers.notSentText')}
        action={t('transfers.notSent')}
        busy={mark.isPending}
        onConfirm={() => mark.mutate({ as: 'to_return', bankHasNotSent: true })}
      >
        {t('transfers.notSent')}
      </ConfirmButton>
      <Refusal error={mark.error} />
    </div>
  );
}

function Sayings({ organizerId, line }: Omit<LineRowProps, 'onReleased'>) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { assign, mark, credit } = useSayOfLine(organizerId, line.id);
  const [splitting, setSplitting] = useState(false);
  const busy = assign.isPending || mark.isPending || credit.isPending;
  return (
    <div className="mt-3 space-y-3">
      {line.suggestions.length > 0 && (
        <ul aria-label={t('transfers.suggestions')} className="space-y-2">
          {line.suggestions.map(({ payment, reason, creditPossible }) => {
            const amountMinor = Math.min(line.leftMinor, payment.owedMinor);
            return (
              <li key={payment.id} className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-sunken px-4 py-3">
                <div className="min-w-0">
                  <p className="font-medium break-words">
                    <span className="font-mono">{payment.reference}</span> · {payment.name} ·{' '}
                    {format.money(payment.owedMinor || payment.amountMinor, payment.currency)}
                  </p>
                  <p className="text-sm text-soft">
                    {t(`transfers.reason_${reason}`)} · {payment.eventTitle}
                  </p>
                </div>
                <div className="flex flex-wrap gap-3">
                  {reason !== 'paid_already' && amountMinor > 0 && payment.currency === line.currency && (
                    <Button size="small" busy={busy} onClick={() => assign.mutate({ shares: [{ paymentId: payment.id, amountMinor }] })}>
                      {t('transfers.assign', { amount: format.money(amountMinor, line.currency) })}
                    </Button>
                  )}
                  {creditPossible && reasonsForCredit.has(reason) && (
                    <ConfirmButton
                      size="small"
                      title={t('transfers.asCredit')}
                      text={t('transfers.asCreditText', { amount: format.money(line.leftMinor, line.currency), name: payment.name })}
                      action={t('transfers.asCredit')}
                      busy={busy}
                      onConfirm={() => credit.mutate({ paymentId: payment.id, amountMinor: line.leftMinor, seenLeftMinor: line.leftMinor })}
                    >
                      {t('transfers.asCredit')}
                    </ConfirmButton>
                  )}
                </div>
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
        {line.shares.length === 0 && line.credits.length === 0 && (
          <Button size="small" look="quiet" busy={busy} onClick={() => mark.mutate({ as: 'dismissed' })}>
            {t(line.amountMinor > 0 ? 'transfers.dismiss' : 'transfers.seen')}
          </Button>
        )}
      </div>
      <Refusal error={assign.error ?? mark.error ?? credit.error} />
      {splitting && <SplitDialog organizerId={organizerId} line={line} onClose={() => setSplitting(false)} />}
    </div>
  );
}
