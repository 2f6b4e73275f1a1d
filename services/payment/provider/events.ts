import { providerEvents } from '@event-planner/contracts/provider-events';
import type { Stripe } from 'stripe';
import { type Ask, codeOf } from './ask.ts';
import type { Provider } from './provider.ts';
import { toEvent } from './translate.ts';

const atOnce = 100;
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export function createEventCalls(stripe: Stripe, ask: Ask): Pick<Provider, 'listEvents'> {
  const list = async (page: Stripe.EventListParams): Promise<Stripe.Event[]> =>
    (await stripe.events.list({ limit: atOnce, types: [...providerEvents], ...page })).data;

  /** The provider lists the newest first, and goes forward only from an event one knows. */
  const findFirst = async (created: Stripe.RangeQueryParam): Promise<readonly Stripe.Event[]> => {
    let oldest: Stripe.Event[] = [];
    for (;;) {
      const after = oldest.at(-1)?.id;
      const older = await list({ created, ...(after !== undefined && { starting_after: after }) });
      if (older.length === 0) return oldest;
      oldest = older;
      if (older.length < atOnce) return oldest;
    }
  };

  return {
    listEvents: ({ after, since, until }) =>
      ask.in('list_events')(async () => {
        const created = { lte: seconds(until) };
        const forward = after === undefined ? undefined : await list({ created, ending_before: after }).catch(unlessForgotten);
        const events = forward ?? (await findFirst({ ...created, gte: seconds(since) }));
        return events.toReversed().map(toEvent);
      }),
  };
}

/** It keeps events for thirty days. */
function unlessForgotten(error: unknown): undefined {
  if (codeOf(error) !== 'resource_missing') throw error;
}
