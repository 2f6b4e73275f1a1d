import type { TeamRefund } from '@event-planner/contracts/refund';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { type Filed, getFiled } from './api/filed.ts';
import { useSettleRefund, useUndoPaidOut } from './api/refundable.ts';
import { PaidOutButton } from './paid-out-button.tsx';
import { type WayBack, waysBackOf } from './ways-back.ts';

interface RefundRowsProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly refunds: readonly TeamRefund[];
  readonly mayChange: boolean;
}

/** Refunds and how far each is, with what somebody has to do about it. */
export function RefundRows({ eventId, timeZone, refunds, mayChange }: RefundRowsProps) {
  const organizer = useOwnOrganizer();
  const settle = useSettleRefund(organizer.id, eventId);
  const undo = useUndoPaidOut(organizer.id);
  const filed = useQuery({
    ...getFiled(organizer.id, eventId),
    enabled:
      mayDo(organizer, 'seeMoney') && refunds.some(({ state, paidOutWith }) => state === 'by_hand' || paidOutWith === 'bank_transfer'),
  });
  return (
    <>
      <Refusal error={settle.error ?? undo.error} />
      <ul className="divide-y divide-line">
        {refunds.map(refund => (
          <li key={refund.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <Standing refund={refund} timeZone={timeZone} filed={filed.data?.get(refund.id)} />
            {mayChange && <Acts refund={refund} timeZone={timeZone} filed={filed.data?.get(refund.id)} settle={settle} undo={undo} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Credit is given at once or on its way, and what is off an invoice is: neither fails nor is paid out by hand. */
const stateOf = ({ as, state }: WayBack) =>
  as === 'invoice'
    ? ('refunding.state_off_invoice' as const)
    : as === 'credit' && (state === 'requested' || state === 'done')
      ? (`refunding.state_credit_${state}` as const)
      : (`refunding.state_${state}` as const);

interface OfRefund extends Pick<RefundRowsProps, 'timeZone'> {
  readonly refund: TeamRefund;
  /** The file for the bank in which it is. */
  readonly filed: Filed | undefined;
}

function Standing({ refund, timeZone, filed }: OfRefund) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const moment = format.moment(refund.settledAt ?? refund.createdAt, timeZone);
  const ways = waysBackOf(refund);
  const textOf = (way: WayBack): string => {
    const isByHand = way.as === 'money' && refund.paidOutBy !== null;
    const text = isByHand ? t('refunding.paidOutBy', { name: format.person(refund.paidOutBy ?? ''), moment }) : t(stateOf(way));
    return ways.length > 1 ? `${text}: ${format.money(way.amountMinor, refund.currency)}` : text;
  };
  return (
    <div className="min-w-0 grow basis-64">
      <p className="font-semibold tabular-nums">
        {format.money(refund.amountMinor, refund.currency)}{' '}
        <span className="font-normal text-soft">
          {format.person(refund.buyer)}, {refund.reference}
        </span>
      </p>
      <p className={refund.state === 'failed' ? 'text-sm text-danger' : 'text-sm text-soft'}>
        {ways.map(textOf).join(' · ')}
        {refund.by !== null && ` · ${t('refunding.by', { name: format.person(refund.by) })}`}
        {refund.paidOutBy === null && ` · ${moment}`}
      </p>
      {refund.state === 'failed' && <p className="max-w-[60ch] text-sm">{t(`refunding.failure_${refund.failure ?? 'unknown'}`)}</p>}
      {filed && (
        <p className="text-sm">
          {t(filed.isSent ? 'refunding.filedSent' : 'refunding.filed', { moment: format.moment(filed.madeAt, timeZone) })}
        </p>
      )}
      {refund.reason !== null && <p className="text-sm text-soft">{refund.reason}</p>}
    </div>
  );
}

interface ActsProps extends OfRefund {
  readonly settle: ReturnType<typeof useSettleRefund>;
  readonly undo: ReturnType<typeof useUndoPaidOut>;
}

function Acts({ refund, timeZone, filed, settle, undo }: ActsProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const { id, state, paidOutWith } = refund;
  const isBusy = (settle.isPending && settle.variables.id === id) || (undo.isPending && undo.variables === id);
  if (state === 'done' && paidOutWith !== null)
    return (
      <ConfirmButton
        look="quiet"
        size="small"
        busy={isBusy}
        title={t('refunding.notPaidOut')}
        text={t('refunding.notPaidOutText')}
        action={t('refunding.notPaidOut')}
        onConfirm={() => undo.mutate(id)}
      >
        {t('refunding.notPaidOut')}
      </ConfirmButton>
    );
  if (state !== 'failed' && state !== 'by_hand') return null;
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'failed' && (
        <Button look="secondary" size="small" busy={isBusy} onClick={() => settle.mutate({ id })}>
          {t('refunding.retry')}
        </Button>
      )}
      <PaidOutButton
        refund={refund}
        busy={isBusy}
        warning={filed && t('refunding.filedWarning', { moment: format.moment(filed.madeAt, timeZone), name: format.person(filed.by) })}
        onPaidOut={how => settle.mutate({ id, ...how })}
      />
    </div>
  );
}
