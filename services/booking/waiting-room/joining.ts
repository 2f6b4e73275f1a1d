import type { Database } from '@event-planner/platform/database';
import { createCombiner } from '@event-planner/platform/combining';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { advance, mayWaitAnew, type Room, type Standing, visitStateOf } from './rules.ts';
import { lockRoom, saveAdvance } from './store.ts';
import { countByAddress, findVisitors, type NewVisitor, saveVisitors, type VisitorRow } from './visitor-store.ts';

/** Somebody who would wait. */
export interface Joining {
  /** Their names, of which any may be known; the first is the one they get. */
  readonly names: readonly [string, ...string[]];
  readonly address: string | null;
  readonly again: boolean;
  readonly standing: Standing;
}
type Answer = { readonly visitor: VisitorRow } | { readonly refusal: Error };

const maxBatch = 500;
const maxWaiting = 60_000;

/** Who comes together is written down together, numbers in the order of arrival. Whoever was there before keeps their number. */
export function createJoining({ db, now }: { readonly db: Database<Tables>; readonly now: () => Date }) {
  const joinAll = (eventId: string, asked: readonly Joining[]): Promise<readonly Answer[]> =>
    db.transaction(async tx => {
      const room = await lockRoom(tx, eventId);
      if (!room || room.state === 'closed') return asked.map(() => ({ refusal: noRoom(eventId) }));
      const at = now();
      const known = await findVisitors(tx, eventId, [...new Set(asked.flatMap(one => one.names))]);
      const addresses = room.maxPerAddress === null ? [] : [...new Set(asked.flatMap(one => one.address ?? []))];
      const crowd = addresses.length > 0 ? await countByAddress(tx, eventId, addresses) : new Map<string, number>();
      const { answers, added, lastNumber } = decideJoining(room, asked, { known, crowd, now: at });
      if (added.length > 0) await saveVisitors(tx, eventId, { visitors: added, now: at });
      if (lastNumber !== room.lastNumber) await saveAdvance(tx, eventId, { ...advance(room, at), lastNumber });
      return answers;
    });
  const ask = createCombiner<Joining, Answer>({ decide: joinAll, maxBatch, maxWaiting });
  return async (eventId: string, joining: Joining): Promise<VisitorRow> => {
    const answer = await ask(eventId, joining);
    if ('refusal' in answer) throw answer.refusal;
    return answer.visitor;
  };
}

interface Seen {
  readonly known: readonly VisitorRow[];
  readonly crowd: ReadonlyMap<string, number>;
  readonly now: Date;
}

/** Pure: who gets which number, in their order. */
export function decideJoining(room: Room, asked: readonly Joining[], { known, crowd, now }: Seen) {
  const byName = new Map(known.map(row => [row.visitor, row]));
  const crowds = new Map(crowd);
  const added = new Map<string, NewVisitor>();
  let { lastNumber } = room;
  const answers = asked.map(({ names, address, again, standing }): Answer => {
    const before = names.map(name => byName.get(name)).find(row => row !== undefined);
    if (before && !(again && mayWaitAnew(visitStateOf(room, before, { standing, now })))) return { visitor: before };
    const people = address === null ? 0 : (crowds.get(address) ?? 0);
    if (!before && address !== null && room.maxPerAddress !== null && people >= room.maxPerAddress)
      return { refusal: tooMany(room.maxPerAddress) };
    if (!before && address !== null) crowds.set(address, people + 1);
    const number = room.drawnAt === null ? null : ++lastNumber;
    const visitor = { visitor: before?.visitor ?? names[0], number, joinedAt: now, cameAt: null };
    byName.set(visitor.visitor, visitor);
    added.set(visitor.visitor, { visitor: visitor.visitor, number, address });
    return { visitor };
  });
  return { answers, added: [...added.values()], lastNumber };
}

export const noRoom = (eventId: string): Error => refuseCommon('not_found', `there is no open waiting room of an event ${eventId}`);
const tooMany = (most: number): Error =>
  refuse('too_many_visitors', `from your network ${most} people wait already: more than that are not let in at once`, { most });
