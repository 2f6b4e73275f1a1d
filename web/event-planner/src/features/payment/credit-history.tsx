import type { CreditMovement } from '@event-planner/contracts/credit';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';

interface CreditHistoryProps {
  readonly movements: readonly CreditMovement[];
  /** Undefined where all of them are shown. */
  readonly more: { readonly busy: boolean; readonly show: () => void } | undefined;
}

/** What came in, was spent and came back, each with the order it was about. */
export function CreditHistory({ movements, more }: CreditHistoryProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  return (
    <section aria-labelledby="credit-history" className="mt-4 border-t border-line pt-4">
      <h3 id="credit-history" className="text-base font-semibold">
        {t('credit.history')}
      </h3>
      <ol className="divide-y divide-line">
        {movements.map(({ id, kind, amountMinor, currency, organizerName, bookingId, eventTitle, reference, at }) => (
          <li key={id} className="flex items-baseline justify-between gap-4 py-3">
            <div className="min-w-0">
              <p>
                {t(`credit.kind_${kind}`)}
                {': '}
                <Link to="/bookings/$id" params={{ id: bookingId }} className="link wrap-anywhere">
                  {[eventTitle, ...(reference === null ? [] : [reference])].join(', ')}
                </Link>
              </p>
              <p className="text-sm text-soft">
                <time dateTime={at}>{format.moment(at, ownTimeZone())}</time>
                {organizerName !== '' && ` · ${organizerName}`}
              </p>
            </div>
            <p className="shrink-0 font-semibold tabular-nums">
              {amountMinor > 0 && '+'}
              {format.money(amountMinor, currency)}
            </p>
          </li>
        ))}
      </ol>
      {more && (
        <Button look="secondary" size="small" className="mt-3" busy={more.busy} onClick={more.show}>
          {t('credit.more')}
        </Button>
      )}
    </section>
  );
}
