import type { CartHold } from '@event-planner/contracts/cart';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { OrderLines } from '../../../components/order-lines.tsx';
import { ResaleNote } from '../../../components/resale-note.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useReleaseHold } from '../api/release-hold.ts';
import { useRenewHold } from '../api/renew-hold.ts';
import { CouponField, type CouponFieldProps } from '../coupon-field.tsx';
import { Countdown } from '../countdown.tsx';

interface CartHoldViewProps {
  readonly hold: CartHold;
  /** Whether it is bought with the others; undefined where there are no others. */
  readonly chosen: boolean | undefined;
  readonly onChoose: (chosen: boolean) => void;
  readonly onOver: () => void;
  /** How the codes of this order go with those of the others. */
  readonly codes: Omit<CouponFieldProps, 'hold'>;
}

/** Places of one event, how long they are held, and what may be done with them. */
export function CartHoldView({ hold, chosen, onChoose, onOver, codes }: CartHoldViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { event } = hold;
  const renew = useRenewHold(hold.id);
  const release = useReleaseHold(hold.id);
  return (
    <li className="card overflow-clip shadow-card">
      <div className="flex items-start gap-3 p-5 pb-2 sm:px-6">
        {chosen !== undefined && (
          <input
            type="checkbox"
            checked={chosen}
            onChange={change => onChoose(change.target.checked)}
            aria-label={t('cart.choose', { title: event.title })}
            className="mt-1.5 size-5 shrink-0 accent-brand"
          />
        )}
        <div className="min-w-0">
          <h3 className="text-lg leading-snug font-bold wrap-anywhere">
            <Link to="/events/$slug" params={{ slug: event.slug }} className="hover:text-brand">
              {event.title}
            </Link>
          </h3>
          <p className="text-sm text-soft">
            {format.moment(event.startsAt, event.timeZone)}, {event.venueName}
          </p>
        </div>
      </div>
      <div className="px-5 pb-4 sm:px-6">
        <OrderLines lines={hold.lines} price={hold.price} currency={hold.currency} />
        {hold.isResale && <ResaleNote lines={hold.lines} className="mt-3" />}
        <CouponField hold={hold} {...codes} />
      </div>
      <div className="perforated flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4 sm:px-6">
        <Countdown until={hold.expiresAt} onOver={onOver} />
        <div className="flex gap-2">
          {hold.renewable && (
            <Button look="secondary" size="small" busy={renew.isPending} title={t('checkout.extendOnce')} onClick={() => renew.mutate()}>
              {t('checkout.extend')}
            </Button>
          )}
          <Button look="quiet" size="small" busy={release.isPending} onClick={() => release.mutate()}>
            {!release.isPending && <Trash2 aria-hidden className="size-4" />}
            {t('cart.remove')}
          </Button>
        </div>
        {(renew.isError || release.isError) && (
          <Notice tone="bad" announce className="basis-full">
            {t('state.errorText')}
          </Notice>
        )}
      </div>
    </li>
  );
}
