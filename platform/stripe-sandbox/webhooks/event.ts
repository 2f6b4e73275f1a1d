import { apiVersion } from '../api/version.ts';
import { seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';

export interface Announcement {
  readonly type: string;
  readonly object: object;
  readonly account?: string | null;
  readonly previous?: object;
  /** Null: nobody asked for it, it happened by itself. */
  readonly requestId: string | null;
  readonly key: string | undefined;
  /** Whether the shop asked for this type; otherwise it is only there to be looked up. */
  readonly isWanted: boolean;
  readonly delayMs: number;
}

/** An event as it is stored. */
export interface Event {
  readonly id: string;
  readonly type: string;
  /** The very bytes that are signed and sent. */
  readonly payload: string;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
}

export function createEvent({ type, object, account = null, previous, requestId, key, isWanted, delayMs }: Announcement): Event {
  const id = randomId('evt');
  const event = {
    id,
    object: 'event',
    ...(account !== null && { account }),
    api_version: apiVersion,
    created: seconds(),
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: isWanted ? 1 : 0,
    request: { id: requestId, idempotency_key: key ?? null },
    type,
  };
  const now = Date.now();
  const [nextAttemptAt, deliveredAt] = isWanted ? [new Date(now + delayMs), null] : [null, new Date(now)];
  return { id, type, payload: JSON.stringify(event, undefined, 2), nextAttemptAt, deliveredAt };
}
