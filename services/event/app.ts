import type { App } from '@event-planner/platform/service';
import { changeRoutes } from './changes/routes.ts';
import { createChanges } from './changes/service.ts';
import type { EventContext } from './context.ts';
import { eventRoutes } from './events/routes.ts';
import { createEvents } from './events/service.ts';
import { listingRoutes } from './listing/routes.ts';
import { createListing } from './listing/service.ts';
import type { event } from './manifest.ts';
import { createRemembered } from './remembered.ts';
import { seatMapRoutes } from './seat-maps/routes.ts';
import { createSeatMaps } from './seat-maps/service.ts';
import type { Tables } from './tables.ts';

export async function createApp(context: EventContext): Promise<App<typeof event, Tables>> {
  const remembered = createRemembered(context);
  const changes = createChanges({ context, remembered });
  return {
    routes: [
      listingRoutes(createListing({ context, remembered })),
      eventRoutes(createEvents({ context, remembered })),
      seatMapRoutes(createSeatMaps(context)),
      changeRoutes(changes),
    ],
    subscribers: {},
    jobs: { 'end-past': () => changes.endPast() },
  };
}
