import type { Refundable, RefundForm as Form, TeamRefund } from '@event-planner/contracts/refund';
import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getRefundable, useRefund } from './api/refundable.ts';
import { howOf } from './how-of.ts';
import { RefundFields, type Wish } from './refund-fields.tsx';
import { RefundRows } from './refund-rows.tsx';
import { amountOfWish } from './wish.ts';

interface RefundDialogProps {
  readonly eventId: string;
  readonly bookingId: string;
  readonly reference: string;
  readonly timeZone: string;
}

/** Gives an order back: whole, some tickets of it, or an amount. For who may refund. */
export function RefundDialog({ eventId, bookingId, reference, timeZone }: RefundDialogProps) {
  const { t } = useTranslation('organizing');
  const [open, setOpen] = useState(false);
  // Once something was given the form is gone: the same place on the screen must not give the rest to who clicks twice.
  const [given, setGiven] = useState<Given>();
  const format = useFormat();
  const close = (): void => {
    setOpen(false);
    setGiven(undefined);
  };
  const found = useQuery({ ...getRefundable(eventId, bookingId), enabled: open });
  return (
    <>
      <Button look="secondary" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden className="size-4.5" />
        {t('refunding.open')}
      </Button>
      <Dialog open={open} onClose={close} title={t('refunding.title', { reference })}>
        {found.isPending && (
          <Loading>
            <Skeleton className="h-64" />
          </Loading>
        )}
        <Refusal error={found.error} />
        {found.data && (
          <div className="space-y-6">
            {given === undefined ? (
              <GiveBack eventId={eventId} bookingId={bookingId} order={found.data} onGiven={setGiven} />
            ) : (
              <>
                <Notice tone="good" announce>
                  {t(wordsOf(given, found.data), {
                    amount: format.money(given.amountMinor, found.data.currency),
                  })}
                </Notice>
                {found.data.leftMinor > 0 && (
                  <Button look="quiet" size="small" onClick={() => setGiven(undefined)}>
                    {t('refunding.more')}
                  </Button>
                )}
              </>
            )}
            {found.data.refunds.length > 0 && (
              <section>
                <h3 className="mb-2 font-semibold">{t('refunding.history')}</h3>
                <RefundRows eventId={eventId} timeZone={timeZone} refunds={found.data.refunds} mayChange />
              </section>
            )}
          </div>
        )}
      </Dialog>
    </>
  );
}

interface Given {
  readonly amountMinor: number;
  readonly asCredit: boolean;
  readonly state: TeamRefund['state'];
}

interface GiveBackProps {
  readonly eventId: string;
  readonly bookingId: string;
  readonly order: Refundable;
  readonly onGiven: (given: Given) => void;
}

function GiveBack({ eventId, bookingId, order, onGiven }: GiveBackProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const refund = useRefund(eventId, bookingId);
  const [wish, setWish] = useState<Wish>({
    of: 'order',
    tickets: [],
    amountMinor: 0,
    endTickets: true,
    withFees: true,
    asCredit: false,
    reason: '',
  });
  const [key, setKey] = useState(() => crypto.randomUUID());
  const money = (minor: number): string => format.money(minor, order.currency);
  const amountMinor = amountOfWish(order, wish);
  const change = (next: Partial<Wish>): void => {
    setWish({ ...wish, ...next });
    setKey(crypto.randomUUID());
  };
  if (order.disputed === 'open' || order.disputed === 'lost')
    return <Notice tone="warning">{t(`dispute.noRefund_${order.disputed}`)}</Notice>;
  const hasValid = order.tickets.some(ticket => ticket.valid);
  if (order.leftMinor === 0 && !hasValid) return <Notice>{t('refunding.nothing')}</Notice>;
  const send = (): void => {
    const reason = wish.reason.trim();
    const what: Form['what'] =
      wish.of === 'order'
        ? { of: 'order' }
        : wish.of === 'tickets'
          ? { of: 'tickets', tickets: [...wish.tickets] }
          : { of: 'amount', amountMinor };
    const asked = refund.mutateAsync({
      what,
      endTickets: wish.of !== 'amount' && wish.endTickets,
      withFees: wish.withFees,
      asCredit: wish.asCredit,
      reason: reason === '' ? null : reason,
      seenMinor: amountMinor,
      key,
    });
    void asked.then(
      ({ state }) => onGiven({ amountMinor, asCredit: wish.asCredit, state }),
      () => {},
    );
  };
  const isPossible =
    wish.of === 'tickets' ? wish.tickets.length > 0 : wish.of === 'order' || (amountMinor > 0 && amountMinor <= order.leftMinor);
  const isOld = refund.error instanceof ApiError && refund.error.problem?.code === 'amount_changed';
  return (
    <div className="space-y-5">
      <RefundFields order={order} wish={wish} onChange={change} />
      <p className="flex justify-between gap-4 border-t border-line pt-4 text-lg font-bold" aria-live="polite">
        <span>{t('refunding.goesBack')}</span>
        <span className="tabular-nums">{money(amountMinor)}</span>
      </p>
      <p className="text-sm text-soft">
        {t('refunding.left', { paid: money(order.paidMinor), left: money(order.leftMinor) })}
        {!order.creditPossible && ` ${t(howOf(order))}`}
      </p>
      {isOld ? (
        <Notice tone="bad" announce>
          {t('refunding.changed')}
        </Notice>
      ) : (
        <Refusal error={refund.error} />
      )}
      <div className="flex justify-end">
        <Button busy={refund.isPending} disabled={!isPossible} onClick={send}>
          {t('refunding.give', { amount: money(amountMinor) })}
        </Button>
      </div>
    </div>
  );
}

/** What nobody sends by itself is not on its way. */
function wordsOf({ asCredit, state }: Given, { byInvoice }: Refundable) {
  if (asCredit) return 'refunding.givenAsCredit' as const;
  if (byInvoice) return 'refunding.givenOffInvoice' as const;
  return state === 'by_hand' ? ('refunding.givenByHand' as const) : ('refunding.given' as const);
}
