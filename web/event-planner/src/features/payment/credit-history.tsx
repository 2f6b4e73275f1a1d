import type { CreditMovement } from '@event-planner/contracts/credit';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MovementLine } from '../../components/movement-line.tsx';

/** What came in, was spent and came back, each with the order it was about. */
export function CreditHistory({ movements }: { readonly movements: readonly CreditMovement[] }) {
  const { t } = useTranslation('account');
  return (
    <section aria-labelledby="credit-history" className="mt-4 border-t border-line pt-4">
      <h3 id="credit-history" className="text-base font-semibold">
        {t('credit.history')}
      </h3>
      <ol className="divide-y divide-line">
        {movements.map(movement => (
          <MovementLine
            key={movement.id}
            movement={movement}
            kind={t(`credit.kind_${movement.kind}`)}
            of={movement.organizerName}
            order={named => (
              <Link to="/bookings/$id" params={{ id: movement.bookingId }} className="link wrap-anywhere">
                {named}
              </Link>
            )}
          />
        ))}
      </ol>
    </section>
  );
}
