import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import { dropped, erased, orderForgotten } from './happenings.ts';

type Tx = Transaction<Tables>;

/** Who is to be forgotten. */
export interface Person {
  readonly userId: string;
  /** Under which others may have named them. */
  readonly email: string | undefined;
}

const aboutStatement = statement<{ seq: number }>(`
  select seq from entries where payload is not null and action <> all($3) and (
    actor_id = $1 or (object_kind = 'user' and object_id = $1::text) or ($2::text is not null and strpos(lower(payload), $2) > 0))
  order by seq`);
/** Numbers of what they did, of what was done to their account, and of what names them. What says why others are gone names nobody. */
export const listAbout = async (tx: Tx, { userId, email }: Person): Promise<readonly number[]> =>
  // As JSON writes it.
  (
    await aboutStatement(tx, [userId, email === undefined ? null : JSON.stringify(email.toLowerCase()).slice(1, -1), [erased, dropped]])
  ).map(({ seq }) => seq);

const ofOrdersStatement = statement<{ seq: number }>(`
  select seq from entries where payload is not null and action <> all($2) and (
    (object_kind = 'order' and object_id = any($1::text[])) or exists (select from unnest($1::text[]) as id where strpos(payload, id) > 0))
  order by seq`);
/** Numbers of what was done to these orders, and of what names them: whose they were, and who was to come, may be in there under any name and address. */
export const listOfOrders = async (tx: Tx, ids: readonly string[]): Promise<readonly number[]> =>
  (await ofOrdersStatement(tx, [ids, [erased, dropped, orderForgotten]])).map(({ seq }) => seq);

const eraseStatement = statement<unknown>('update entries set payload = null, erased_in = $2 where seq = any($1::bigint[])');
export const erasePayloads = async (tx: Tx, seqs: readonly number[], reason: number): Promise<void> =>
  void (await eraseStatement(tx, [seqs, reason]));
