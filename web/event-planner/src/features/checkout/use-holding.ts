import type { Hold, HoldRequest, PriceNow } from '@event-planner/contracts/booking';
import { useCallback, useState } from 'react';
import { acceptPrices } from '../../lib/order/accept-prices.ts';
import { purposeOf } from '../../lib/order/purpose.ts';
import { useCreateHold } from './api/create-hold.ts';

type Items = HoldRequest['items'];

interface HoldingOptions {
  readonly eventId: string;
  /** An access code that was given. */
  readonly code: string | undefined;
  readonly onHeld: (hold: Hold, items: Items) => void;
  readonly onRefused?: (error: unknown) => void;
}

/** To what the buyer has already, where that is why they choose. */
function relationOf(eventId: string): Pick<HoldRequest, 'exchange' | 'addTo'> {
  const purpose = purposeOf(eventId);
  if (purpose === undefined) return {};
  const { bookingId, ticketIds } = purpose;
  return purpose.kind === 'exchange' ? { exchange: { bookingId, ticketIds } } : { addTo: bookingId };
}

/** Asks for places, remembers what was asked for, and asks again at other prices once the buyer has agreed to them. */
export function useHolding({ eventId, code, onHeld, onRefused }: HoldingOptions) {
  const hold = useCreateHold();
  const [asked, setAsked] = useState<Items>([]);
  const ask = (items: Items): void => {
    setAsked(items);
    hold.mutate(
      { eventId, items, ...(code !== undefined && { code }), ...relationOf(eventId) },
      { onSuccess: made => onHeld(made, items), onError: error => onRefused?.(error) },
    );
  };
  const { isError, reset } = hold;
  /** Something else is being picked: what was refused is neither said nor asked for any more. */
  const forget = useCallback(() => {
    if (isError) reset();
  }, [isError, reset]);
  return {
    ask,
    forget,
    accept: (prices: readonly PriceNow[]) => ask(acceptPrices(asked, prices)),
    /** Being asked for, or given. */
    busy: hold.isPending || hold.isSuccess,
    error: hold.error,
  };
}
