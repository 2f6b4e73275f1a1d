import { randomUUID } from 'node:crypto';
import type { Client } from '../load/client.ts';
import { nothingLeft } from '../load/load.ts';
import { requestOf, type Wish } from '../system/stage.ts';

/** What a new visitor sends; throws for every answer that is neither a hold nor, where that may be, a refusal. */
export async function holdOverHttp(client: Client, wish: Wish | undefined, mayBeRefused: boolean): Promise<unknown> {
  if (!wish) return nothingLeft;
  const { status, body } = await client({
    method: 'POST',
    path: '/api/bookings/holds',
    headers: { 'x-cart': randomUUID() },
    body: requestOf(wish),
  });
  if (status !== 201 && !(mayBeRefused && status === 409)) throw new Error(`${status}: ${body.slice(0, 300)}`);
}
