import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { SeatMapSummary } from '@event-planner/contracts/venue';
import { refuse } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import type { GivenCode, Open } from '../opening.ts';
import { type Reference, textOf } from '../reference.ts';
import { toSummary } from './rules.ts';
import { findPublicPlan, getDocument, listNewest, type Plan } from './store.ts';

export interface Document {
  readonly document: SeatMap;
  readonly text: string;
}

/** A stadium's plan may have millions of characters, an arena's has 80,000. */
const charactersKept = 32_000_000;

export type SeatMaps = ReturnType<typeof createSeatMaps>;

/** The plans that stand, of these venues. */
export type SeatMapsOf = (venueIds: readonly string[]) => Promise<readonly SeatMapSummary[]>;

export interface SeatMapDependencies {
  readonly context: Pick<EventContext, 'db'>;
  readonly open: Open;
}

export const createSeatMaps = ({ context: { db }, open }: SeatMapDependencies) => ({
  /** Which plan an event is sold by. The plan itself, some ten kilobytes, is fetched only by those who do not have it. */
  async getPlan(reference: Reference, given?: GivenCode): Promise<Plan> {
    const plan = await findPublicPlan(db.read, reference);
    const isPublic = plan?.secrets === null;
    const opened = plan?.secrets && given && (await open({ id: plan.eventId, sections: plan.secrets }, given));
    if (!plan || !(isPublic || opened?.opensEvent)) throw refuse('not_found', `the event ${textOf(reference)} has no seat map`);
    return plan;
  },
  getDocument: keepLatest(charactersKept, async (id: string): Promise<Document> => {
    const document = await getDocument(db.read, id);
    return { document, text: JSON.stringify(document) };
  }),
  async listOf(venueIds: readonly string[]): Promise<readonly SeatMapSummary[]> {
    return venueIds.length === 0 ? [] : (await listNewest(db.query, venueIds)).map(toSummary);
  },
});

/** An arena's plan is 80 kB of text, made once instead of for every visitor. A plan's row never changes, so it needs no forgetting. */
function keepLatest(atMost: number, load: (id: string) => Promise<Document>): (id: string) => Promise<Document> {
  const kept = new Map<string, Document>();
  return async id => {
    const document = kept.get(id) ?? (await load(id));
    kept.delete(id);
    kept.set(id, document);
    let characters = kept.values().reduce((sum, { text }) => sum + text.length, 0);
    for (const [oldest, { text }] of kept) {
      if (characters <= atMost || oldest === id) break;
      kept.delete(oldest);
      characters -= text.length;
    }
    return document;
  };
}
