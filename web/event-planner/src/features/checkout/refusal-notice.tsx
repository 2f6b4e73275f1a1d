import type { PriceNow } from '@event-planner/contracts/booking';
import type { TicketType } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { refusalOf } from './hold-refusal.ts';
import { ChangedPrices } from './changed-prices.tsx';
import { useRefusalWords } from './use-refusal-words.ts';

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
export function RefusalNotice({ error, event, nameOf, onAccept }: RefusalNoticeProps) {
  const { t } = useTranslation();
  const say = useRefusalWords(event.ticketTypes, nameOf);
  if (error === null || error === undefined) return null;
  const refusal = refusalOf(error);
  if (refusal?.code === 'price_changed' && refusal.prices.length > 0)
    return <ChangedPrices prices={refusal.prices} event={event} onAccept={() => onAccept(refusal.prices)} />;
  const offline = error instanceof ApiError && error.status === 0;
  return (
    <Notice tone="bad" announce>
      {refusal ? say(refusal) : t(offline ? 'state.errorOffline' : 'state.errorText')}
    </Notice>
  );
}
