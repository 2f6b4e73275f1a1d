import type { App } from '@event-planner/platform/service';
import { cardRoutes } from './cards/routes.ts';
import { createCards } from './cards/service.ts';
import { changeRoutes } from './changes/routes.ts';
import { createChanges } from './changes/service.ts';
import type { EventContext } from './context.ts';
import { eventRoutes } from './events/routes.ts';
import { createEvents } from './events/service.ts';
import { listingRoutes } from './listing/routes.ts';
import { createListing } from './listing/service.ts';
import type { event } from './manifest.ts';
import { pageRoutes } from './pages/routes.ts';
import { createPages } from './pages/service.ts';
import { createRemembered } from './remembered.ts';
import { seatMapRoutes } from './seat-maps/routes.ts';
import { createSeatMaps } from './seat-maps/service.ts';
import type { Tables } from './tables.ts';

export async function createApp(context: EventContext): Promise<App<typeof event, Tables>> {
  const remembered = createRemembered(context);
  const changes = createChanges({ context, remembered });
  const events = createEvents({ context, remembered });
  const listing = createListing({ context, remembered });
  const pages = createPages({ context, sources: { event: events.getDetail, findable: listing.listFindable } });
  const cards = createCards({
    event: events.getDetail,
    cover: async ({ slug }) => Buffer.from((await events.getCover(slug)).svg),
  });
  return {
    routes: [listingRoutes(listing), eventRoutes(events), seatMapRoutes(createSeatMaps(context)), changeRoutes(changes), cardRoutes(cards)],
    pages: [pageRoutes(pages)],
    subscribers: {},
    jobs: { 'end-past': () => changes.endPast() },
  };
}
