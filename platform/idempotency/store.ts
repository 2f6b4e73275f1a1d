import { statement, type StatementRunner } from '../database/index.ts';

export interface Claim {
  readonly id: Buffer;
  readonly fingerprint: Buffer;
  readonly claim: string;
  readonly now: Date;
  readonly until: Date;
  /** What is older is as good as gone. */
  readonly horizon: Date;
}

const insert = statement<{ claim: string }>(`
  insert into kept_answers as kept (id, fingerprint, claim, claimed_until, created_at) values ($1, $2, $3, $5, $4)
  on conflict (id) do update set
    claim = excluded.claim, claimed_until = excluded.claimed_until, fingerprint = excluded.fingerprint, answer = null, created_at = excluded.created_at
  where kept.created_at < $6 or (kept.answer is null and kept.claimed_until <= $4 and kept.fingerprint = excluded.fingerprint)
  returning claim`);

/** Whether it is now the caller's to work on. Of two who claim at once the second waits here for the first's row. */
export async function claim(db: StatementRunner, { id, fingerprint, claim: by, now, until, horizon }: Claim): Promise<boolean> {
  return (await insert(db, [id, fingerprint, by, now, until, horizon])).length > 0;
}

export interface Kept {
  readonly fingerprint: Buffer;
  readonly answer: Buffer | null;
}

const select = statement<Kept>('select fingerprint, answer from kept_answers where id = $1');
export const findKept = async (db: StatementRunner, id: Buffer): Promise<Kept | undefined> => (await select(db, [id]))[0];

const update = statement('update kept_answers set answer = $3 where id = $1 and claim = $2');
export async function keepAnswer(
  db: StatementRunner,
  { id, claim: by, answer }: Pick<Claim, 'id' | 'claim'> & { readonly answer: Buffer },
): Promise<void> {
  await update(db, [id, by, answer]);
}

const remove = statement('delete from kept_answers where id = $1 and claim = $2 and answer is null');
export async function giveUp(db: StatementRunner, { id, claim: by }: Pick<Claim, 'id' | 'claim'>): Promise<void> {
  await remove(db, [id, by]);
}

const prune = statement<{ id: Buffer }>(
  'delete from kept_answers where id = any(array(select id from kept_answers where created_at < $1 order by created_at limit $2)) returning id',
);
const atOnce = 1000;

/** In small steps, so that no lock is held for long. */
export async function forgetKept(db: StatementRunner, before: Date): Promise<void> {
  while ((await prune(db, [before, atOnce])).length === atOnce);
}
