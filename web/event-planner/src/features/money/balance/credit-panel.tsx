import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listCreditMovements } from '../api/credit-movements.ts';

/** What buyers got as credit, spent and got back, each with its order; nothing where there never was any. */
export function CreditPanel({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { id: organizerId, slug: organizer } = useOwnOrganizer();
  const movements = useInfiniteQuery(listCreditMovements(organizerId, currency));
  if (movements.isError) return <ErrorView error={movements.error} onRetry={() => void movements.refetch()} />;
  const moved = movements.data?.pages.flatMap(page => page.items) ?? [];
  if (moved.length === 0) return null;
  return (
    <Panel title={t('balance.creditHistory')} text={t('balance.creditHistoryText')}>
      <ol className="divide-y divide-line">
        {moved.map(({ id, kind, amountMinor, buyer, eventId, bookingId: orderId, eventTitle, reference, at }) => {
          const order = [eventTitle, ...(reference === null ? [] : [reference])].join(', ');
          return (
            <li key={id} className="flex items-baseline justify-between gap-4 py-3">
              <div className="min-w-0">
                <p>
                  {t(`kind.credit_${kind}`)}
                  {': '}
                  {eventId === null ? (
                    order
                  ) : (
                    <Link
                      to="/organize/$organizer/orders/$eventId/$orderId"
                      params={{ organizer, eventId, orderId }}
                      className="link wrap-anywhere"
                    >
                      {order}
                    </Link>
                  )}
                </p>
                <p className="text-sm text-soft">
                  <time dateTime={at}>{format.moment(at, ownTimeZone())}</time>
                  {buyer !== '' && ` · ${buyer}`}
                </p>
              </div>
              <p className="shrink-0 font-semibold tabular-nums">
                {amountMinor > 0 && '+'}
                {format.money(amountMinor, currency)}
              </p>
            </li>
          );
        })}
      </ol>
      {movements.hasNextPage && (
        <Button
          look="secondary"
          size="small"
          className="mt-3"
          busy={movements.isFetchingNextPage}
          onClick={() => void movements.fetchNextPage()}
        >
          {t('balance.creditMore')}
        </Button>
      )}
    </Panel>
  );
}
