import type { BookingState } from '@event-planner/contracts/booking';
import type { OrderSummary } from '@event-planner/contracts/orders';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../components/badge.tsx';

const tones: Readonly<Record<BookingState, Tone>> = {
  pending: 'warning',
  confirmed: 'good',
  expired: 'plain',
  cancelled: 'plain',
  refunding: 'warning',
  refunded: 'bad',
  transferred: 'plain',
};

/** How an order stands, and how it came to be where that is not the usual way. */
export function OrderBadges({
  order: { state, origin, disputed },
}: {
  readonly order: Pick<OrderSummary, 'state' | 'origin' | 'disputed'>;
}) {
  const { t } = useTranslation('organizing');
  return (
    <>
      <Badge tone={tones[state]}>{t(`orderStates.${state}`)}</Badge>
      {origin !== 'online' && <Badge>{t(`origins.${origin}`)}</Badge>}
      <DisputeBadge disputed={disputed} />
    </>
  );
}

/** While a bank wants a payment back, and where it has taken it. What was settled otherwise needs no badge. */
export function DisputeBadge({ disputed }: Pick<OrderSummary, 'disputed'>) {
  const { t } = useTranslation('organizing');
  if (disputed === null || disputed === 'won' || disputed === 'withdrawn') return null;
  return <Badge tone={disputed === 'lost' ? 'bad' : 'warning'}>{t(`dispute.is_${disputed}`)}</Badge>;
}
