import { eventUpdated } from '@event-planner/contracts/messages';
import type { EventSections } from '@event-planner/contracts/planning';
import type { Transaction } from '@event-planner/platform/database';
import type { EventContext } from '../context.ts';
import { derivedOf } from '../derived.ts';
import type { Remembered } from '../remembered.ts';
import type { Tables } from '../tables.ts';
import { listAffected, lockAffected, replaceEvent } from './store.ts';
import { surroundingsOf } from './surroundings.ts';

export interface RefreshDependencies {
  readonly context: Pick<EventContext, 'publish'>;
  readonly remembered: Remembered;
}

export type Of = { readonly organizerId: string } | { readonly venueId: string };
export interface Changed {
  readonly id: string;
  readonly slug: string;
}

export type Refresh = ReturnType<typeof createRefresh>;

/** What an event says of its organizer and its venue changes with them. */
export const createRefresh = ({ context, remembered }: RefreshDependencies) => ({
  /** Gives every event that still changes a new version and announces it. Answers all that must be forgotten, those that are over as well. */
  async eventsOf(tx: Transaction<Tables>, of: Of): Promise<readonly Changed[]> {
    for (const event of await lockAffected(tx, of)) {
      const version = event.version + 1;
      const around = await surroundingsOf(tx, { organizerId: event.organizerId, sections: withoutPlan(event.sections) });
      await replaceEvent(tx, { id: event.id, version, searchText: derivedOf(event.sections, around).searchText });
      if (event.state !== 'draft') await context.publish(tx, eventUpdated, { eventId: event.id, version });
    }
    return listAffected(tx, of);
  },
  forget: (changed: readonly Changed[]): Promise<void> => remembered.forget(changed),
});

/** A plan is large, and says nothing of this. */
const withoutPlan = ({ place }: EventSections): Pick<EventSections, 'place'> => ({ place: { ...place, seatMapId: null } });
