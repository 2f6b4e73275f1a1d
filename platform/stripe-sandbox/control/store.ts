import { type Reader, statement } from '../../database/index.ts';
import type { AnyObject } from '../objects/kinds.ts';
import type { Tables } from '../tables.ts';

export interface Shown {
  readonly number: number;
  readonly account: string | null;
  readonly dueAt: Date | null;
  readonly next: string | null;
  readonly object: AnyObject;
}

const objects = statement<Shown>(`
  select number, account, due_at, notes->>'next' as next, object from objects
  where kind = $1 and number < $2 order by number desc limit $3`);

export interface Since {
  /** Older than this one. @default the newest */
  readonly before?: number | undefined;
  readonly limit: number;
}

const newest = 2 ** 53;

export const showObjects = (db: Reader<Tables>, kind: string, { before = newest, limit }: Since): Promise<Shown[]> =>
  objects(db, [kind, before, limit]);

export interface ShownEvent {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastFailure: string | null;
  readonly about: string | null;
}

const events = statement<ShownEvent>(`
  select number, id, type, created_at, attempts, next_attempt_at, delivered_at, last_failure, payload::jsonb #>> '{data,object,id}' as about from events
  where number < $1 order by number desc limit $2`);

export const showEvents = (db: Reader<Tables>, { before = newest, limit }: Since): Promise<ShownEvent[]> => events(db, [before, limit]);

const again = statement<{ id: string }>('update events set delivered_at = null, next_attempt_at = now() where id = $1 returning id');
const never = statement<{ id: string }>(
  `update events set delivered_at = now(), last_failure = 'lost on purpose' where id = $1 and delivered_at is null returning id`,
);

/** Whether there is such an event. */
export const resendEvent = async (db: Reader<Tables>, id: string): Promise<boolean> => (await again(db, [id])).length > 0;

/** Whether there was such an event that had not been delivered. */
export const loseEvent = async (db: Reader<Tables>, id: string): Promise<boolean> => (await never(db, [id])).length > 0;

const counts = statement<{ kind: string; count: number }>('select kind, count(*) from objects group by kind');

export const countObjects = async (db: Reader<Tables>): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await counts(db, [])).map(({ kind, count }) => [kind, count]));
