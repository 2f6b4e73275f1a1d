import type { Booking } from '@event-planner/contracts/booking';
import { Ban, CircleCheck, Clock, Forward, Hourglass, LoaderCircle, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../components/way-cards.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { backAs } from './back-as.ts';
import type { Situation } from './booking-situation.ts';
import { isExchanged } from './is-exchanged.ts';
import { isPast } from './is-past.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

const icons: Record<Situation, ReactNode> = {
  confirmed: <CircleCheck />,
  confirming: <LoaderCircle className="animate-spin" />,
  slow: <Hourglass />,
  pending: <Clock />,
  expired: <Hourglass />,
  cancelled: <Ban />,
  refunding: <Undo2 />,
  refunded: <Undo2 />,
  transferred: <Forward />,
};

export function BookingHeadline({
  booking,
  situation,
  children,
}: {
  readonly booking: Booking;
  readonly situation: Situation;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = useMoment();
  const awaits = situation === 'pending' ? booking.awaits : null;
  const isUninvoiced = situation === 'cancelled' && backAs(booking.refunds) === 'uninvoiced';
  const told =
    situation === 'confirmed' && isPast(booking)
      ? 'over'
      : isExchanged(booking)
        ? 'exchanged'
        : situation === 'refunded' || isUninvoiced
          ? backAs(booking.refunds)
          : situation;
  // Only of what bought nothing all comes back by itself.
  const isRejected = booking.refunds.some(({ cause }) => cause === 'payment_rejected');
  const time = booking.payBy === null ? '' : format.time(booking.payBy, ownTimeZone());
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-4">
      <span aria-hidden className="flex size-14 shrink-0 items-center justify-center rounded-full bg-tint text-brand [&_svg]:size-7">
        {icons[situation]}
      </span>
      <div role="status" className="min-w-0 flex-1 basis-64">
        <h1 className="text-3xl sm:text-4xl">{t(awaits ? `awaited.${awaits}Title` : `booking.${told}Title`)}</h1>
        <p className="mt-2 max-w-[60ch] text-lg text-soft text-pretty">
          {(situation === 'cancelled' && booking.refunds.length > 0 && !isUninvoiced) || (situation === 'refunding' && !isRejected)
            ? t('refund.cancelledPaidText')
            : awaits
              ? t(`awaited.${awaits}Text`, { until: booking.payBy === null ? '' : moment(booking.payBy) })
              : t(`booking.${told}Text`, { time })}
        </p>
      </div>
      {children !== undefined && <div className="flex flex-wrap gap-3">{children}</div>}
    </div>
  );
}
