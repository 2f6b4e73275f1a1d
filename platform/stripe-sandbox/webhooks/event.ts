import { seconds } from '../money/objects.ts';
import { randomId } from '../random-ids.ts';

/** The version of the API the official client speaks; it is written into every event. */
const apiVersion = '2026-10-28.endive';

export interface Announcement {
  readonly type: string;
  readonly object: object;
  readonly requestId: string;
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

export function createEvent({ type, object, requestId, key, isWanted, delayMs }: Announcement): Event {
  const id = randomId('evt');
  const event = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: seconds(),
    data: { object },
    livemode: false,
    pending_webhooks: isWanted ? 1 : 0,
    request: { id: requestId, idempotency_key: key ?? null },
    type,
  };
  const now = Date.now();
  const [nextAttemptAt, deliveredAt] = isWanted ? [new Date(now + delayMs), null] : [null, new Date(now)];
  return { id, type, payload: JSON.stringify(event, undefined, 2), nextAttemptAt, deliveredAt };
}
