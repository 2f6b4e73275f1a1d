import type { MoneyPlaces } from '@event-planner/contracts/payouts';
import { clsx } from 'clsx';
import { ArrowRight, CalendarClock, CircleCheck, Send, Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format.ts';

const steps = [
  { key: 'held', icon: CalendarClock, fill: 'bg-amber', of: (places: MoneyPlaces) => places.heldMinor + places.withheldMinor },
  { key: 'available', icon: Wallet, fill: 'bg-brand', of: (places: MoneyPlaces) => places.availableMinor },
  { key: 'onTheWay', icon: Send, fill: 'bg-edge', of: (places: MoneyPlaces) => places.onTheWayMinor },
  { key: 'paidOut', icon: CircleCheck, fill: 'bg-line', of: (places: MoneyPlaces) => places.paidOutMinor },
] as const;

/** Four stations of the money's way, and a bar of how much is at each. The figures are a list for who cannot see the bar. */
export function PlacesPicture({ places }: { readonly places: MoneyPlaces }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const shares = steps.map(step => ({ ...step, minor: step.of(places) }));
  const whole = shares.reduce((sum, { minor }) => sum + Math.max(minor, 0), 0);
  return (
    <>
      <div aria-hidden className="flex h-3.5 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {shares.map(({ key, fill, minor }) =>
          // oxlint-disable-next-line money/whole-amounts -- how wide it is drawn
          minor > 0 ? <div key={key} className={clsx('min-w-1.5', fill)} style={{ width: `${(minor / whole) * 100}%` }} /> : null,
        )}
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
        {shares.map(({ key, icon: Icon, fill, minor }, at) => (
          <div key={key} className="relative min-w-0">
            <dt className="flex items-center gap-2 text-sm text-soft">
              <span aria-hidden className={clsx('size-2.5 shrink-0 rounded-full border border-edge', fill)} />
              <Icon aria-hidden className="size-4 shrink-0" />
              {t(`payouts.${key}`)}
            </dt>
            <dd className="mt-0.5 text-lg font-semibold tabular-nums">{format.money(minor, places.currency)}</dd>
            {at < shares.length - 1 && (
              <ArrowRight aria-hidden className="absolute end-0 top-1 size-4 text-soft max-sm:hidden rtl:-scale-x-100" />
            )}
          </div>
        ))}
      </dl>
    </>
  );
}
