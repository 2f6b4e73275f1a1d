import type { PaymentContext } from '../context.ts';
import type { Provider, ProviderEvent } from '../provider/provider.ts';
import { findRead, setRead } from './store.ts';

/** More than this waits for the next run: the provider limits how often it is asked, and open payments are asked about anyway. */
const mostPages = 20;
/** What is younger may still be on its way, and the provider's list may not be complete yet. */
const settleSeconds = 60;
/** Where nothing was read before. */
const firstHours = 1;

export interface ReadingParts {
  readonly provider: Pick<Provider, 'listEvents'>;
  /** Stores it and has it handled, if it is news. */
  readonly accept: (event: ProviderEvent) => Promise<void>;
}

/** Reads the provider's list of events on from where it was read last, oldest first: what was lost on its way is as good as delivered. */
export const createReading =
  ({ db, now }: Pick<PaymentContext, 'db' | 'now'>, { provider, accept }: ReadingParts) =>
  async (): Promise<void> => {
    const until = new Date(now().getTime() - settleSeconds * 1000);
    const since = new Date(until.getTime() - firstHours * 3_600_000);
    let read = await findRead(db.query);
    for (let page = 0; page < mostPages; page++) {
      const events = await provider.listEvents({ after: read?.eventId, since, until });
      const last = events.at(-1);
      if (!last) return;
      await Promise.all(events.map(accept));
      read = { eventId: last.id, happenedAt: last.at };
      await setRead(db.query, read);
    }
  };
