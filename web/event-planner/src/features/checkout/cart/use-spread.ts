import type { CartHold } from '@event-planner/contracts/cart';
import { useState } from 'react';
import type { CouponFieldProps } from '../coupon-field.tsx';

type OfField = Omit<CouponFieldProps, 'hold'>;

/**
 * Codes in a cart: what one order has may be used for the organizer's others with one click. At another organizer's the code is none, and would count as a wrong
 * one. What came with an address is for what was chosen last.
 */
export function useSpread(holds: readonly CartHold[]): (hold: CartHold) => OfField {
  const [spread, setSpread] = useState<{ readonly code: string; readonly from: CartHold }>();
  const newest = holds.toSorted((a, b) => b.expiresAt.localeCompare(a.expiresAt))[0];
  return hold => {
    const others = holds.filter(
      ({ id, event }) => id !== hold.id && event.organizerId !== null && event.organizerId === hold.event.organizerId,
    );
    const isMeant = spread !== undefined && others.some(({ id }) => id === spread.from.id);
    return {
      takesKept: hold.id === newest?.id,
      coming: isMeant ? spread.code : undefined,
      onSpread: others.length > 0 ? code => setSpread({ code, from: hold }) : undefined,
    };
  };
}
