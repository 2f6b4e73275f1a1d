import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

const hashOf = (subject: string): string => `sha256(convert_to(salt || ${subject}, 'utf8'))`;

const rememberStatement = statement<unknown>(`
  insert into forgotten (subject, at) select distinct ${hashOf('s.subject')}, $2::timestamptz from unnest($1::text[]) as s(subject), forgetting
  on conflict (subject) do update set at = excluded.at`);
export const rememberForgotten = async (tx: Transaction<Tables>, subjects: readonly string[], at: Date): Promise<void> =>
  void (await rememberStatement(tx, [subjects, at]));

export interface Said {
  readonly seq: number;
  readonly subject: string;
}
const lateStatement = statement<{ seq: number }>(`
  select distinct s.seq from unnest($1::bigint[], $2::text[]) as s(seq, subject), forgetting
  where exists (select from forgotten f where f.subject = ${hashOf('s.subject')}) order by s.seq`);
/** Numbers of those that say something of what was forgotten. Whoever asks holds the head, and so has seen all that anybody forgot before. */
export const listLate = async (tx: Transaction<Tables>, said: readonly Said[]): Promise<readonly number[]> =>
  (await lateStatement(tx, [said.map(({ seq }) => seq), said.map(({ subject }) => subject)])).map(({ seq }) => seq);

export const deleteForgottenBefore = (db: Kysely<Tables>, time: Date) => db.deleteFrom('forgotten').where('at', '<', time).execute();
