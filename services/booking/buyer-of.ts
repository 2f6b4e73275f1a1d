import { CartId } from '@event-planner/contracts/http';
import { type Caller, findUser } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Buyer } from './buyer.ts';
import { refuse } from './errors.ts';

export const buyerHeaders = z.object({ 'x-cart': CartId.optional() });

/** The caller as a buyer. Throws `cart_missing` for one who says nothing about themselves. */
export function buyerOf(
  request: Parameters<typeof findUser>[0] & {
    readonly headers: { readonly 'x-cart'?: string | string[] | undefined };
    readonly caller: Caller;
  },
): Buyer {
  const cart = request.headers['x-cart'];
  const buyer = { userId: findUser(request)?.sub ?? null, cartId: typeof cart === 'string' ? cart.toLowerCase() : null };
  if (buyer.userId === null && buyer.cartId === null) throw refuse('cart_missing', 'sign in, or send a UUID of your own as x-cart');
  return buyer;
}
