import type { LimitReached, PriceNow } from '@event-planner/contracts/booking';
import type { TicketType } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { refusalOf, type RefusedHold } from './hold-refusal.ts';
import { ChangedPrices } from './changed-prices.tsx';

interface RefusalNoticeProps {
  readonly error: unknown;
  /** What of was asked for. */
  readonly event: { readonly currency: string; readonly ticketTypes: readonly TicketType[] };
  /** A seat's name for people. */
  readonly nameOf?: (seatId: string) => string;
  /** The buyer agrees to what it costs now. */
  readonly onAccept: (prices: readonly PriceNow[]) => void;
}

/** Explains why places could not be held, and what to do about it. */
export function RefusalNotice({ error, event, nameOf = id => id, onAccept }: RefusalNoticeProps) {
  const { t } = useTranslation();
  const sayLimit = useLimitSentence(event.ticketTypes);
  if (error === null || error === undefined) return null;
  const refusal = refusalOf(error);
  if (refusal?.code === 'price_changed' && refusal.prices.length > 0)
    return <ChangedPrices prices={refusal.prices} event={event} onAccept={() => onAccept(refusal.prices)} />;
  const offline = error instanceof ApiError && error.status === 0;
  const say = (refused: RefusedHold): string => {
    const { code, seats, limits } = refused;
    if (code === 'other') return t('refusal.other', { detail: refused.detail });
    if (code === 'limit' && limits.length > 0) return limits.map(sayLimit).join(' ');
    if (code === 'no_block_together' && refused.largest > 0) return t('refusal.fewerTogether', { count: refused.largest });
    if (code !== 'taken') return t(`refusal.${code}`);
    return seats.length === 0
      ? t('refusal.takenUnknown')
      : t('refusal.taken', { count: seats.length, places: seats.map(nameOf).join('; ') });
  };
  return (
    <Notice tone="bad" announce>
      {refusal ? say(refusal) : t(offline ? 'state.errorOffline' : 'state.errorText')}
    </Notice>
  );
}

/** Which limit it was, and what is still possible. */
function useLimitSentence(types: readonly TicketType[]): (limit: LimitReached) => string {
  const { t } = useTranslation();
  return ({ kind, ticketTypeId, min, max, left }) => {
    const name = types.find(({ id }) => id === ticketTypeId)?.name;
    if (kind === 'open_holds') return t('offer.limitOpenHolds', { count: max });
    if (kind === 'open_places') return t('offer.limitOpenPlaces', { count: max, left });
    if (kind === 'order') return t('offer.limitOrder', { name: name ?? '', min, max });
    return name === undefined ? t('offer.limitPersonAll', { count: max, left }) : t('offer.limitPerson', { name, count: max, left });
  };
}
