import { EventDetail, EventFilters, EventPage } from '@event-planner/contracts/event';
import { Series } from '@event-planner/contracts/series';
import { newId } from '@event-planner/platform/ids';
import { z } from 'zod';
import type { EventContext } from './context.ts';

/** Slugs of all that may be found by anybody. */
const Findable = z.object({ events: z.array(z.string()), organizers: z.array(z.string()) });
export type Findable = z.infer<typeof Findable>;

export type Remembered = ReturnType<typeof createRemembered>;

/**
 * What readers get without asking the database. Lists are remembered under an epoch: to forget them all, whatever their filters, is to forget the epoch.
 * A list that was being loaded meanwhile lands under the old one, where nobody looks.
 */
export function createRemembered(context: Pick<EventContext, 'cache'>) {
  const details = context.cache('event', EventDetail);
  const pages = context.cache('listing', EventPage);
  const choices = context.cache('listing', EventFilters);
  const findable = context.cache('listing', Findable);
  const series = context.cache('listing', Series);
  const epochs = context.cache('listing', z.string());
  const epoch = () => epochs.get('epoch', async () => newId());
  return {
    detail: (slugOrId: string, load: () => Promise<EventDetail>) => details.get(slugOrId, load),
    page: async (query: string, load: () => Promise<z.infer<typeof EventPage>>) => pages.get(`page:${await epoch()}:${query}`, load),
    filters: async (load: () => Promise<z.infer<typeof EventFilters>>) => choices.get(`filters:${await epoch()}`, load),
    findable: async (load: () => Promise<Findable>) => findable.get(`findable:${await epoch()}`, load),
    series: async (slugOrId: string, load: () => Promise<Series>) => series.get(`series:${await epoch()}:${slugOrId}`, load),
    async forget(changed: readonly { readonly id: string; readonly slug: string }[]): Promise<void> {
      if (changed.length === 0) return;
      await Promise.all([epochs.drop('epoch'), ...changed.flatMap(({ id, slug }) => [details.drop(id), details.drop(slug)])]);
    },
  };
}
