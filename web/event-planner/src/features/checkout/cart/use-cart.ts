import type { Cart } from '@event-planner/contracts/cart';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import {
  cartMayBeUsed,
  forgetHold,
  onRememberedHolds,
  rememberedHolds,
  type RememberedHold,
  rememberedText,
  rememberHold,
} from '../../../lib/remembered-holds.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { getCart } from '../api/get-cart.ts';

/** What this browser remembers to have held, oldest first. */
function useRemembered(): readonly RememberedHold[] {
  const text = useSyncExternalStore(onRememberedHolds, rememberedText);
  return useMemo(() => rememberedHolds(), [text]);
}

export const useCartInUse = (): boolean => {
  useSyncExternalStore(onRememberedHolds, rememberedText);
  return cartMayBeUsed();
};

/** What is held, as the server says, and what was until its time was over, as this browser remembers. */
export function useCart({ enabled = true }: { readonly enabled?: boolean } = {}) {
  const cart = useQuery({ ...getCart(), enabled, refetchOnWindowFocus: 'always' });
  const remembered = useRemembered();
  useEffect(() => {
    if (cart.data) agree(cart.data);
  }, [cart.data]);
  const open = new Set(cart.data?.holds.map(({ id }) => id));
  const expired = remembered.filter(hold => !open.has(hold.id) && Date.parse(hold.expiresAt) <= serverNow());
  return { cart, expired };
}

/** What should still be open and is not was booked or given back elsewhere. */
function agree({ holds, now }: Cart): void {
  const open = new Set(holds.map(({ id }) => id));
  for (const hold of rememberedHolds()) if (!open.has(hold.id) && hold.expiresAt > now) forgetHold(hold.id);
  for (const hold of holds) rememberHold(hold);
}
