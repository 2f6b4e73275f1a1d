import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { MovementLine } from '../../../components/movement-line.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listCreditMovements } from '../api/credit-movements.ts';

/** What buyers got as credit, spent and got back, each with its order; nothing where there never was any. */
export function CreditPanel({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('money');
  const { id: organizerId, slug: organizer } = useOwnOrganizer();
  const movements = useInfiniteQuery(listCreditMovements(organizerId, currency));
  if (movements.isError) return <ErrorView error={movements.error} onRetry={() => void movements.refetch()} />;
  const moved = movements.data?.pages.flatMap(page => page.items) ?? [];
  if (moved.length === 0) return null;
  return (
    <Panel title={t('balance.creditHistory')} text={t('balance.creditHistoryText')}>
      <ol className="divide-y divide-line">
        {moved.map(movement => (
          <MovementLine
            key={movement.id}
            movement={movement}
            kind={t(`kind.credit_${movement.kind}`)}
            of={movement.buyer}
            order={named =>
              movement.eventId === null ? (
                named
              ) : (
                <Link
                  to="/organize/$organizer/orders/$eventId/$orderId"
                  params={{ organizer, eventId: movement.eventId, orderId: movement.bookingId }}
                  className="link wrap-anywhere"
                >
                  {named}
                </Link>
              )
            }
          />
        ))}
      </ol>
      <MoreButton of={movements} size="small" />
    </Panel>
  );
}
