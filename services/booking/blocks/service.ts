import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Block, BlockForm } from '@event-planner/contracts/block';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newSecretId } from '@event-planner/platform/ids';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Places } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { ensureKnown, ensureToCome, some } from './rules.ts';
import { type BlockRow, claimSeats, deleteBlock, freeSeats, insertBlock, listBlocks, lockBlock, shareEvent, sweepBlocks } from './store.ts';

export interface BlocksParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly places: Pick<Places, 'keep' | 'release'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly getEventWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** A block, or the event whose blocks they are, and who asks. */
interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}
type AskingOne = Asking & { readonly id: string };

export type Blocks = ReturnType<typeof createBlocks>;

/** What the organizer keeps back: never sold, and told to nobody but the team. */
export const createBlocks = (parts: BlocksParts) => {
  const { context, seatsChanged } = parts;
  const { db, now } = context;
  return {
    async list(asking: Asking): Promise<Block[]> {
      await ensureAllowed(context, asking, 'seeBlocks');
      return (await listBlocks(db.query, asking.eventId, now())).map(toBlock);
    },

    async create(asking: Asking, form: BlockForm): Promise<Block> {
      const organizerId = await ensureAllowed(context, asking, 'changeBlocks');
      ensureToCome(form.until, now());
      if (!(await parts.findEvent(asking.eventId)))
        throw refuse('event_unpublished', 'nothing of this event can be blocked before it is published');
      const block = blockOf(asking, form, now());
      await db.transaction(async tx => {
        await blockIn(tx, parts, block);
        const { kind, reason, seats, places, until } = block;
        await context.audit(tx, {
          ...aboutBlock(asking, block.id),
          organizerId,
          action: 'block.created',
          after: { kind, reason, seats: [...seats], places: [...places], until: until?.toISOString() ?? null },
        });
      });
      seatsChanged(block.eventId, block.seats);
      return toBlock(block);
    },

    /** Gives all of it back. */
    async remove(asking: AskingOne): Promise<void> {
      const organizerId = await ensureAllowed(context, asking, 'changeBlocks');
      const seats = await release(parts, asking, organizerId);
      seatsChanged(asking.eventId, seats);
    },

    /** Gives some of its seats back; undefined when nothing is left of it. */
    async releaseSeats(asking: AskingOne, seats: readonly string[]): Promise<Block | undefined> {
      const organizerId = await ensureAllowed(context, asking, 'changeBlocks');
      const left = await releaseSome(parts, { ...asking, organizerId }, seats);
      seatsChanged(asking.eventId, seats);
      return left && toBlock(left);
    },

    sweep: (): Promise<unknown> => db.transaction(tx => sweepBlocks(tx, now())),
  };
};

const aboutBlock = ({ by }: Pick<Asking, 'by'>, id: string) => ({ by: actorOf(by), of: { kind: 'block', id } });

const blockOf = ({ eventId, by }: Asking, form: BlockForm, now: Date): BlockRow => ({
  id: newSecretId(),
  eventId,
  kind: form.kind,
  reason: form.reason,
  note: form.note,
  until: form.until === null ? null : new Date(form.until),
  seats: form.seats.toSorted(),
  places: form.places,
  createdBy: by.sub,
  createdByName: by.name,
  createdAt: now,
});

async function blockIn(tx: Transaction<Tables>, { context, places, getEventWithin }: BlocksParts, block: BlockRow): Promise<void> {
  const { id, eventId, until, createdAt: now } = block;
  await shareEvent(tx, eventId);
  const event = await getEventWithin(tx, eventId);
  ensureKnown(event, block);
  const short = await places.keep(tx, { id, event, places: block.places, until, now: context.now() });
  if (short.length > 0) throw refuse('sold_out', 'not that many places are left', { ticketTypes: short });
  const seats = block.seats.map(seat => ({ seat, category: event.seats[event.seatIndex.get(seat) ?? -1]?.category ?? '' }));
  const claimed = new Set(await claimSeats(tx, { blockId: id, eventId, seats, until, now }));
  const taken = block.seats.filter(seat => !claimed.has(seat));
  if (taken.length > 0) throw refuse('taken', `${some(taken)}: sold, held or blocked already`, { seats: taken });
  await insertBlock(tx, block);
}

const release = ({ context, places }: BlocksParts, { eventId, id, by }: AskingOne, organizerId: string): Promise<readonly string[]> =>
  context.db.transaction(async tx => {
    await places.release(tx, { id, eventId, lines: [] });
    const block = await getLocked(tx, { eventId, id, now: context.now() });
    await freeSeats(tx, block, block.seats);
    await deleteBlock(tx, id);
    const { kind, reason } = block;
    await context.audit(tx, {
      ...aboutBlock({ by }, id),
      organizerId,
      action: 'block.released',
      before: { kind, reason, seats: [...block.seats], places: [...block.places] },
    });
    return block.seats;
  });

const releaseSome = (
  { context }: BlocksParts,
  { eventId, id, by, organizerId }: AskingOne & { readonly organizerId: string },
  seats: readonly string[],
): Promise<BlockRow | undefined> =>
  context.db.transaction(async tx => {
    const block = await getLocked(tx, { eventId, id, now: context.now() });
    const given = new Set(seats);
    const others = [...given.difference(new Set(block.seats))];
    if (others.length > 0) throw refuse('no_such_place', `the block has no seat ${some(others)}`, { seats: others });
    await freeSeats(tx, block, seats);
    await context.audit(tx, { ...aboutBlock({ by }, id), organizerId, action: 'block.seats_released', before: { seats: [...seats] } });
    const left = block.seats.filter(seat => !given.has(seat));
    if (left.length > 0 || block.places.length > 0) return { ...block, seats: left };
    await deleteBlock(tx, id);
    return undefined;
  });

async function getLocked(
  tx: Transaction<Tables>,
  wanted: { readonly eventId: string; readonly id: string; readonly now: Date },
): Promise<BlockRow> {
  const block = await lockBlock(tx, wanted);
  if (!block) throw refuseCommon('not_found', `the event has no block ${wanted.id}`);
  return block;
}

const toBlock = ({ createdBy, createdByName, until, createdAt, ...block }: BlockRow): Block => ({
  ...block,
  seats: [...block.seats],
  places: [...block.places],
  until: until?.toISOString() ?? null,
  createdBy: { id: createdBy, name: createdByName },
  createdAt: createdAt.toISOString(),
});
