import type { CartId } from '@event-planner/contracts/http';
import type { z } from 'zod';

/** Who asks: a signed-in user, the cart a browser made up, or both, so that a hold outlives the login in between. */
export interface Buyer {
  readonly userId: string | null;
  readonly cartId: z.infer<typeof CartId> | null;
}

/** Whose caps a new hold counts against. */
export const ownerOf = ({ userId, cartId }: Buyer): string => (userId === null ? `cart:${cartId}` : `user:${userId}`);

/** Whose things are theirs: what a cart got stays its buyer's after the login. */
export const ownersOf = ({ userId, cartId }: Buyer): readonly string[] => [
  ...(userId === null ? [] : [`user:${userId}`]),
  ...(cartId === null ? [] : [`cart:${cartId}`]),
];

export const owns = (buyer: Buyer, thing: Buyer): boolean =>
  (thing.userId !== null && thing.userId === buyer.userId) || (thing.cartId !== null && thing.cartId === buyer.cartId);
