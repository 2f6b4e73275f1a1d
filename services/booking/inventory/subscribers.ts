import type { Body } from '@event-planner/model';
import type { eventUpdated } from '@event-planner/contracts/messages';
import type { AfterCommit, Handling } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import type { Catalog } from './catalog.ts';
import type { Inventory } from './service.ts';

/** All four messages say the same to us: event knows something newer. Lost, repeated or late ones do no harm, for we ask and compare versions. */
export const onEventChanged =
  (inventory: Inventory, catalog: Catalog, placesChanged: (eventId: string) => void) =>
  async (body: Body<typeof eventUpdated>, { tx }: Handling<Tables>): Promise<AfterCommit> => {
    await inventory.refresh(tx, body);
    return () => {
      catalog.forget(body.eventId);
      placesChanged(body.eventId);
    };
  };
