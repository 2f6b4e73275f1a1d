import type { Booking, Ticket } from '@event-planner/contracts/booking';
import { keptOfResale } from '@event-planner/contracts/self-service';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { parseMoney, plainMoney } from '../../lib/format/amounts.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getResales, useOfferResale } from './api/resales.ts';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Refused } from './refused.tsx';

interface SellDialogProps {
  readonly booking: Booking;
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** For how much a ticket is offered; it stays one's own until somebody has paid for it. */
export function SellDialog({ booking, ticket, onClose }: SellDialogProps) {
  const { t } = useTranslation();
  const known = useQuery(getResales(booking.id));
  const limit = known.data?.limits.find(one => one.ticketId === ticket.id);
  return (
    <Dialog open title={t('moves.sell')} text={t('moves.sellText')} onClose={onClose}>
      {known.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {known.isError && <ErrorView error={known.error} onRetry={() => void known.refetch()} />}
      {known.data && !limit && <Notice>{t('moveProblem.not_self_service')}</Notice>}
      {limit && <SellForm booking={booking} limit={limit} onClose={onClose} />}
    </Dialog>
  );
}

interface SellFormProps extends Pick<SellDialogProps, 'booking' | 'onClose'> {
  readonly limit: { readonly ticketId: string; readonly maxMinor: number; readonly keepBasisPoints: number };
}

function SellForm({ booking, limit, onClose }: SellFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const offer = useOfferResale(booking.id);
  const [text, setText] = useState(plainMoney(limit.maxMinor, booking.currency, format.locale));
  const priceMinor = parseMoney(text, booking.currency, format.locale);
  const money = (minor: number): string => format.money(minor, booking.currency);
  const wrong = priceMinor === undefined || priceMinor < 1 || priceMinor > limit.maxMinor;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!wrong) offer.mutate({ ticketId: limit.ticketId, priceMinor }, { onSuccess: onClose });
  };
  const kept = wrong ? 0 : keptOfResale(priceMinor, limit);
  return (
    <form noValidate onSubmit={send} className="space-y-5">
      <Field
        label={t('moves.price')}
        hint={t('moves.priceHint', { most: money(limit.maxMinor) })}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={event => setText(event.target.value)}
        problem={wrong ? t('moves.priceHint', { most: money(limit.maxMinor) }) : undefined}
      />
      {!wrong && <p>{t('moves.youGet', { amount: money(priceMinor - kept), kept: money(kept) })}</p>}
      <Refused error={offer.error} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={onClose}>
          {t('moves.cancel')}
        </Button>
        <Button type="submit" busy={offer.isPending} disabled={wrong}>
          {t('moves.offer')}
        </Button>
      </div>
    </form>
  );
}
