import { createHash } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventDetail, EventInventory } from '@event-planner/contracts/event';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { EventContext } from '../context.ts';
import { drawCover } from '../cover.ts';
import { refuse } from '../errors.ts';
import type { Planning } from '../planning/service.ts';
import { type Reference, textOf } from '../reference.ts';
import type { Ready } from '../ready.ts';
import type { Remembered } from '../remembered.ts';
import type { GivenCode, Open } from '../opening.ts';
import { nothingUnlocked } from './access-rules.ts';
import { isWhole, toDetail, toInventory } from './rules.ts';
import { type Cover, type Facts, findCover, findFacts, findSeatMap } from './store.ts';

export interface EventDependencies {
  readonly context: Pick<EventContext, 'db'>;
  readonly remembered: Remembered;
  readonly planning: Pick<Planning, 'ensureMayLook'>;
  readonly open: Open;
}

export type Events = ReturnType<typeof createEvents>;

export const createEvents = ({ context: { db }, remembered, planning, open }: EventDependencies) => ({
  /** What everybody sees, ready to be sent. */
  getReady: (reference: Reference): Promise<Ready> => readyDetail({ db, remembered }, reference),
  getDetail: async (reference: Reference): Promise<EventDetail> => JSON.parse((await readyDetail({ db, remembered }, reference)).text),

  /** What the code unlocks as well; a wrong code is as good as none. Remembered by nobody. */
  async getDetailBy(reference: Reference, given: GivenCode): Promise<EventDetail> {
    const facts = await findFacts(db.read, reference);
    if (!facts || !isWhole(facts) || !isOpen(facts)) throw nothingAt(reference);
    const opened = await open(facts.event, given);
    if (facts.event.visibility === 'private' && !opened.opensEvent) throw nothingAt(reference);
    const detail = toDetail(facts, opened);
    const opens = facts.event.visibility === 'private' || detail.ticketTypes.some(({ hidden }) => hidden);
    return { ...detail, givenCode: opens ? 'opens' : opened.discounts ? 'discounts' : 'nothing' };
  },

  /** The page as it would be, for the event's own people. */
  async getPreview(id: string, by: AccessClaims): Promise<EventDetail> {
    await planning.ensureMayLook(db.query, { id, by });
    const facts = await findFacts(db.query, { id });
    if (!facts) throw nothingAt({ id });
    if (!isWhole(facts)) throw refuse('not_ready_to_show', 'a page needs a title, a category, a start, an end and a ticket type');
    return toDetail(facts, nothingUnlocked);
  },

  /** For services, drafts too. */
  async getInventory(id: string): Promise<EventInventory> {
    const facts = await findFacts(db.query, { id });
    if (!facts) throw nothingAt({ id });
    if (!isWhole(facts)) throw refuse('not_ready_to_show', 'this draft lacks what booking must know');
    return toInventory(facts, await findSeatMap(db.query, facts.event.seatMapId));
  },

  /** What its tickets are decorated with, drafts too. */
  async getLooks(id: string) {
    const facts = await findFacts(db.read, { id });
    if (!facts || !isWhole(facts)) throw nothingAt({ id });
    const { event, organizer } = facts;
    return { id, category: event.category, coverId: event.coverId, color: organizer.color, logoId: organizer.logoId };
  },

  /** The same without its name, for a picture that says it in its own way. */
  async getWordlessCover({ id, category }: Pick<EventDetail, 'id' | 'category'>): Promise<Cover> {
    return (await findCover(db.read, id)) ?? draw({ id, title: '', category });
  },

  /** Made for it, or drawn from what it is called and what kind of event it is. */
  async getCover(slug: string): Promise<Cover> {
    const facts = await findFacts(db.read, { slug });
    if (!facts || !isOpen(facts) || facts.event.visibility === 'private') throw nothingAt({ slug });
    return (await findCover(db.read, facts.event.id)) ?? draw(facts.event);
  },
});

/**
 * A draft is as good as not there, and so is a private event. What is remembered comes from the primary: a replica that is a second late would be
 * believed for a quarter of an hour.
 */
const readyDetail = (
  { db, remembered }: Pick<EventContext, 'db'> & { readonly remembered: Remembered },
  reference: Reference,
): Promise<Ready> =>
  remembered.detail(textOf(reference), async () => {
    const facts = await findFacts(db.query, reference);
    if (!facts || !isWhole(facts) || !isOpen(facts) || facts.event.visibility === 'private') throw nothingAt(reference);
    return toDetail(facts, nothingUnlocked);
  });

const isOpen = ({ event }: Facts): boolean => event.state !== 'draft';

const nothingAt = (reference: Reference) => refuseCommon('not_found', `there is no event ${textOf(reference)}`);

function draw({ id, title, category }: Parameters<typeof drawCover>[0]): Cover {
  const svg = drawCover({ id, title, category });
  return { svg, hash: createHash('sha256').update(svg).digest('base64url').slice(0, 22) };
}
