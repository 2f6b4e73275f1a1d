import type { Actor, Change } from '@event-planner/contracts/audit';
import { type Acting, nameDevice } from '../http/index.ts';
import { newId } from '../ids/index.ts';
import { correlationId, origin } from '../telemetry/index.ts';

/** What the one who changes something has to say of it; when, from where and in which request is known. */
export interface Changed extends Pick<Change, 'by' | 'action' | 'of'> {
  /** @default nobody's but the person's own */
  readonly organizerId?: string | null;
  /** The fields that changed, as they were: none of a thing that is new. */
  readonly before?: Change['before'];
  /** And as they are: none of a thing that is gone. */
  readonly after?: Change['after'];
}

export function describeChange({ by, action, of, organizerId, before, after }: Changed, at: Date): Change {
  const from = origin();
  return {
    id: newId(),
    at: at.toISOString(),
    by,
    action,
    of,
    organizerId: organizerId ?? null,
    from: from ? { network: from.network, device: nameDevice(from.userAgent) } : null,
    correlationId: correlationId() ?? newId(),
    before: before ?? null,
    after: after ?? null,
  };
}

export const actorOf = ({ sub, name, key }: Pick<Acting, 'sub' | 'name' | 'key'>): Actor => ({
  kind: key ? 'api_key' : 'user',
  id: sub,
  name,
});

export { difference } from './difference.ts';
