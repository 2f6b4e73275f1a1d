import { Hold, type HoldRequest } from '@event-planner/contracts/booking';
import { Cart } from '@event-planner/contracts/cart';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { outcomeIsUnknown } from '../../../lib/api/api-error.ts';
import { admissionFor } from '../../../lib/admissions.ts';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { chosenIn, isFor } from '../../../lib/order/together.ts';
import { rememberedHolds, rememberHold } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';
import { getHold } from './get-hold.ts';

/** When nobody knows whether the places were held, such as after a lost answer, the cart says. */
async function holdOnce(wanted: HoldRequest): Promise<Hold> {
  const before = new Set(rememberedHolds().map(({ id }) => id));
  try {
    return await onceIntended(['hold', wanted], idempotencyKey =>
      request('/bookings/holds', Hold, {
        method: 'POST',
        body: wanted,
        as: 'caller',
        cart: true,
        idempotencyKey,
        admission: admissionFor(wanted.eventId),
      }),
    );
  } catch (error) {
    if (!outcomeIsUnknown(error)) throw error;
    const { holds } = await request('/bookings/cart', Cart, { as: 'caller', cart: true }).catch(() => Promise.reject(error));
    const made = holds.find(hold => !before.has(hold.id) && isFor(hold, wanted));
    if (!made) throw error;
    return made;
  }
}

export function useCreateHold() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: holdOnce,
    onSuccess(hold, { code, items }) {
      rememberHold({ ...hold, chosen: chosenIn(items), ...(code !== undefined && { code }) });
      queries.setQueryData(getHold(hold.id).queryKey, hold);
      void queries.invalidateQueries({ queryKey: getCart().queryKey });
    },
    onSettled: (_hold, _error, { eventId }) => queries.invalidateQueries({ queryKey: ['events', 'availability', eventId] }),
  });
}
