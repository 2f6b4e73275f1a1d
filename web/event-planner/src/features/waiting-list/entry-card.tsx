import type { WaitingEntry } from '@event-planner/contracts/waiting-list';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button, buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { secondsUntil } from '../../lib/format/countdown.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useDeclineOffer } from './api/decline-offer.ts';
import { useLeaveList } from './api/leave-list.ts';

interface EntryCardProps {
  readonly entry: WaitingEntry;
  /** Of the mail's link. */
  readonly token?: string | undefined;
  readonly onChanged?: () => void;
}

/** What somebody waits for: their place in line, or what is offered to them, with all they can do about it. */
export function EntryCard({ entry, token, onChanged }: EntryCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const leave = useLeaveList();
  return (
    <article className="card space-y-4 p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-xl wrap-anywhere">
            <Link to="/events/$slug" params={{ slug: entry.eventSlug }} className="hover:text-brand">
              {entry.eventTitle}
            </Link>
          </h2>
          <p className="text-soft">{format.moment(entry.startsAt, entry.timeZone)}</p>
        </div>
        <Badge tone={entry.state === 'offered' ? 'warning' : 'plain'}>{t(`waitState.${entry.state}`)}</Badge>
      </div>
      <p>
        {t('waitList.wanted', { count: entry.quantity, name: entry.ticketTypeName })}
        {entry.least < entry.quantity && ` ${t('waitList.orFewer', { count: entry.least })}`}
      </p>
      {entry.state === 'waiting' && entry.position !== null && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="font-semibold">{t('waitList.position', { count: entry.position })}</p>
          <Button look="secondary" size="small" busy={leave.isPending} onClick={() => leave.mutate(entry.id)}>
            {t('waitList.leave')}
          </Button>
        </div>
      )}
      {entry.offer && <Offer entry={entry} offer={entry.offer} token={token} {...(onChanged && { onChanged })} />}
    </article>
  );
}

function Offer({ entry, offer, token, onChanged }: EntryCardProps & { readonly offer: NonNullable<WaitingEntry['offer']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decline = useDeclineOffer(entry.id, token);
  const minutes = useMinutesUntil(offer.until);
  if (offer.isBooked)
    return (
      <Link to="/bookings" className={buttonClass({ look: 'secondary' })}>
        {t('waitList.booked')}
      </Link>
    );
  if (minutes === 0) return <Notice announce>{t('waitList.over')}</Notice>;
  return (
    <div className="space-y-4 rounded-control bg-sunken p-4">
      <p className="text-lg font-semibold">
        {offer.totalMinor === 0
          ? t('waitList.offerFree', { count: offer.quantity })
          : t('waitList.offer', { count: offer.quantity, price: format.money(offer.totalMinor, entry.currency) })}
      </p>
      {offer.places.length > 0 && <p>{offer.places.join('; ')}</p>}
      {offer.isResale && <p className="text-sm text-soft">{t('waitList.resale', { count: offer.quantity })}</p>}
      <p>
        {t('waitList.until', { moment: format.moment(offer.until, entry.timeZone) })} ·{' '}
        <strong className="tabular-nums">
          {minutes >= 60 ? t('waitList.hoursLeft', { count: Math.floor(minutes / 60) }) : t('waitList.minutesLeft', { count: minutes })}
        </strong>
      </p>
      {decline.isError && <Notice tone="bad">{t('state.errorText')}</Notice>}
      <div className="flex flex-wrap gap-3">
        {offer.holdId === null ? (
          <Link to="/login" search={{ redirect: `/waiting/${entry.id}` }} className={buttonClass({})}>
            {t('waitList.signInToTake')}
          </Link>
        ) : (
          <Link to="/checkout/$holdId" params={{ holdId: offer.holdId }} className={buttonClass({})}>
            {t('waitList.take')}
          </Link>
        )}
        <Button look="secondary" busy={decline.isPending} onClick={() => decline.mutate(undefined, { onSuccess: () => onChanged?.() })}>
          {t('waitList.decline')}
        </Button>
      </div>
    </div>
  );
}

/** Nobody needs the seconds of a day. */
function useMinutesUntil(until: string): number {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick(tick => tick + 1), 15_000);
    return () => clearInterval(timer);
  }, []);
  return Math.ceil(secondsUntil(until, serverNow()) / 60);
}
