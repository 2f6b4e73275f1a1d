import type { Hold } from '@event-planner/contracts/booking';
import type { Client } from '../load/client.ts';
import type { Taken } from '../purchase/shop.ts';
import { requestOf, type Wish } from '../system/stage.ts';

/** Undefined when it is sold out; throws for every other answer that is not a hold. */
export async function takePlace(client: Client, wish: Wish, cart: string): Promise<Taken | undefined> {
  const headers = { 'x-cart': cart };
  const { status, body } = await client({ method: 'POST', path: '/api/bookings/holds', headers, body: requestOf(wish) });
  const { id, code } = JSON.parse(body) as Partial<Hold> & { readonly code?: string };
  if (status === 201 && id !== undefined) return { holdId: id, cart };
  if (status === 409 && code === 'sold_out') return undefined;
  throw new Error(`${status}: ${body.slice(0, 300)}`);
}
