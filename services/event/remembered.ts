import { EventDetail, EventFilters, EventPage } from '@event-planner/contracts/event';
import { Series } from '@event-planner/contracts/series';
import { etagOf } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import { z } from 'zod';
import type { EventContext } from './context.ts';
import { makeReady, Ready } from './ready.ts';

/** Slugs of all that may be found by anybody. */
const Findable = z.object({ events: z.array(z.string()), organizers: z.array(z.string()) });
export type Findable = z.infer<typeof Findable>;

/** Names of an event under which readers ask for it. */
export interface Forgettable {
  readonly id: string;
  readonly slug: string;
}

export type Remembered = ReturnType<typeof createRemembered>;

const channel = 'event-forgotten';

/**
 * What readers get without asking the database. Lists are remembered under an epoch: to forget them all, whatever their filters, is to forget the epoch.
 * A list that was being loaded meanwhile lands under the old one, where nobody looks.
 *
 * Processes tell each other what to forget: each may remember by itself, and one that was just loading what has changed must not keep it.
 * Should that be lost, a process that dies between its commit and its telling included, our own message of the change does the same a moment later.
 */
export function createRemembered({ cache, fanOut, log }: Pick<EventContext, 'cache' | 'fanOut' | 'log'>) {
  const details = cache('event', Ready);
  const pages = cache('listing', Ready);
  const choices = cache('listing', Ready);
  const findable = cache('listing', Findable);
  const series = cache('listing', Series);
  const epochs = cache('listing-epoch', z.string());
  const epoch = () => epochs.get('epoch', async () => newId());

  const forgetHere = async (changed: readonly Forgettable[]): Promise<void> =>
    void (await Promise.all([epochs.drop('epoch'), ...changed.flatMap(({ id, slug }) => [details.drop(id), details.drop(slug)])]));
  const listening = fanOut.subscribe(channel, changed => void forgetHere(changed as readonly Forgettable[]));
  listening.catch((err: unknown) => log.warn({ err }, 'does not hear what other processes forget; their messages remain'));

  return {
    detail: (slugOrId: string, load: () => Promise<EventDetail>) =>
      details.get(slugOrId, async () => {
        const detail = await load();
        return makeReady(EventDetail, detail, etagOf(detail.version));
      }),
    page: async (query: string, load: () => Promise<z.infer<typeof EventPage>>) =>
      pages.get(`page:${await epoch()}:${query}`, async () => makeReady(EventPage, await load())),
    filters: async (load: () => Promise<z.infer<typeof EventFilters>>) =>
      choices.get(`filters:${await epoch()}`, async () => makeReady(EventFilters, await load())),
    findable: async (load: () => Promise<Findable>) => findable.get(`findable:${await epoch()}`, load),
    series: async (slugOrId: string, load: () => Promise<Series>) => series.get(`series:${await epoch()}:${slugOrId}`, load),
    async forget(changed: readonly Forgettable[]): Promise<void> {
      if (changed.length === 0) return;
      await forgetHere(changed);
      await fanOut.publish(channel, changed);
    },
    close: (): void =>
      void listening.then(
        stop => stop(),
        () => undefined,
      ),
  };
}
