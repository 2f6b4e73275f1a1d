import type { TeamRefund } from '@event-planner/contracts/refund';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useSettleRefund } from './api/refundable.ts';
import { PaidOutButton } from './paid-out-button.tsx';
import { type WayBack, waysBackOf } from './ways-back.ts';

interface RefundRowsProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly refunds: readonly TeamRefund[];
  readonly mayChange: boolean;
}

/** Credit is given at once or on its way, and what is off an invoice is: neither fails nor is paid out by hand. */
const stateOf = ({ as, state }: WayBack) =>
  as === 'invoice'
    ? ('refunding.state_off_invoice' as const)
    : as === 'credit' && (state === 'requested' || state === 'done')
      ? (`refunding.state_credit_${state}` as const)
      : (`refunding.state_${state}` as const);

/** Refunds and how far each is, with what somebody has to do about it. */
export function RefundRows({ eventId, timeZone, refunds, mayChange }: RefundRowsProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const settle = useSettleRefund(eventId);
  return (
    <>
      <Refusal error={settle.error} />
      <ul className="divide-y divide-line">
        {refunds.map(refund => {
          const amount = format.money(refund.amountMinor, refund.currency);
          const moment = format.moment(refund.settledAt ?? refund.createdAt, timeZone);
          const ways = waysBackOf(refund);
          const textOf = (way: WayBack): string => {
            const isByHand = way.as === 'money' && refund.paidOutBy !== null;
            const text = isByHand ? t('refunding.paidOutBy', { name: format.person(refund.paidOutBy ?? ''), moment }) : t(stateOf(way));
            return ways.length > 1 ? `${text}: ${format.money(way.amountMinor, refund.currency)}` : text;
          };
          const isBusy = settle.isPending && settle.variables.id === refund.id;
          return (
            <li key={refund.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <div className="min-w-0">
                <p className="font-semibold tabular-nums">
                  {amount}{' '}
                  <span className="font-normal text-soft">
                    {format.person(refund.buyer)}, {refund.reference}
                  </span>
                </p>
                <p className={refund.state === 'failed' ? 'text-sm text-danger' : 'text-sm text-soft'}>
                  {ways.map(textOf).join(' · ')}
                  {refund.by !== null && ` · ${t('refunding.by', { name: format.person(refund.by) })}`}
                  {refund.paidOutBy === null && ` · ${moment}`}
                </p>
                {refund.reason !== null && <p className="text-sm text-soft">{refund.reason}</p>}
              </div>
              {mayChange && (refund.state === 'failed' || refund.state === 'by_hand') && (
                <div className="flex gap-2">
                  {refund.state === 'failed' && (
                    <Button look="secondary" size="small" busy={isBusy} onClick={() => settle.mutate({ id: refund.id })}>
                      {t('refunding.retry')}
                    </Button>
                  )}
                  <PaidOutButton refund={refund} busy={isBusy} onPaidOut={paidOut => settle.mutate({ id: refund.id, paidOut })} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
