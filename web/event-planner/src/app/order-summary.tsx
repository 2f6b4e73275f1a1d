import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../components/skeleton.tsx';
import { useFormat } from '../lib/format/use-format.ts';

interface OrderSummaryProps {
  readonly title: string | undefined;
  readonly startsAt: string | undefined;
  readonly timeZone: string | undefined;
  readonly venue: string | undefined;
  readonly children: ReactNode;
}

/** What is being bought, kept in sight while it is paid. Looks like the ticket it becomes. */
export function OrderSummary({ title, startsAt, timeZone, venue, children }: OrderSummaryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <aside aria-labelledby="order" className="card overflow-clip shadow-card lg:sticky lg:top-24">
      <div className="p-5 sm:p-6">
        <h2 id="order" className="text-sm font-semibold tracking-normal text-soft">
          {t('checkout.order')}
        </h2>
        {title === undefined || startsAt === undefined ? (
          <>
            <Skeleton className="mt-2 h-6 w-4/5" />
            <Skeleton className="mt-2 h-5 w-3/5" />
          </>
        ) : (
          <>
            <p className="mt-1 text-lg leading-snug font-bold tracking-tight">{title}</p>
            <p className="mt-1 text-sm text-soft">
              {[format.moment(startsAt, timeZone ?? 'UTC'), ...(venue === undefined ? [] : [venue])].join(', ')}
            </p>
          </>
        )}
      </div>
      <div className="perforated p-5 pt-3 sm:p-6 sm:pt-4">{children}</div>
    </aside>
  );
}
