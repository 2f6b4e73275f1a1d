import type { EventDetail, EventInventory } from '@event-planner/contracts/event';
import { refuse } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { type EventReference, textOf } from '../event-reference.ts';
import type { Remembered } from '../remembered.ts';
import { toDetail, toInventory } from './rules.ts';
import { type Cover, findEvent, findPublicCover, findSeatMapOf, listTicketTypes } from './store.ts';

export interface EventDependencies {
  readonly context: Pick<EventContext, 'db'>;
  readonly remembered: Remembered;
}

export type Events = ReturnType<typeof createEvents>;

export const createEvents = ({ context: { db }, remembered }: EventDependencies) => ({
  /** A draft is as good as not there. */
  getDetail: (reference: EventReference): Promise<EventDetail> =>
    remembered.detail(textOf(reference), async () => {
      const event = await findEvent(db.read, reference);
      if (!event || event.state === 'draft') throw nothingAt(reference);
      return toDetail(event, await listTicketTypes(db.read, event.id));
    }),

  /**
   * For services, drafts too. The version is read before what it stands for: should a change come between, booking gets newer content
   * under an older version and asks again when it hears of the change; the other way round it would keep the old for good.
   */
  async getInventory(id: string): Promise<EventInventory> {
    const event = await findEvent(db.query, { id });
    if (!event) throw nothingAt({ id });
    const [ticketTypes, seatMap] = await Promise.all([listTicketTypes(db.query, id), findSeatMapOf(db.query, id)]);
    return toInventory(event, { ticketTypes, seatMap });
  },

  async getCover(slug: string): Promise<Cover> {
    const cover = await findPublicCover(db.read, slug);
    if (!cover) throw nothingAt({ slug });
    return cover;
  },
});

const nothingAt = (reference: EventReference) => refuse('not_found', `there is no event ${textOf(reference)}`);
