import type { AccessClaims } from '@event-planner/contracts/auth';
import { MailLanguage } from '@event-planner/contracts/mail-language';
import type { Erasure, Erasures as Told, Obstacle } from '@event-planner/contracts/privacy';
import { erasureDue, personErased } from '@event-planner/contracts/privacy-messages';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { Device } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import type { Activities } from '../activity/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Tables } from '../tables.ts';
import { findUserById } from '../users.ts';
import { listObstacles } from './obstacles.ts';
import { closedMinutes, graceDays } from './rules.ts';
import {
  deleteAccount,
  type ErasureRow,
  findLast,
  insertAnswer,
  insertErasure,
  listAnswers,
  listClosed,
  listDue,
  lockErasure,
  setErasure,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface ErasureParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish' | 'audit' | 'call' | 'log'>;
  readonly sessions: Sessions;
  readonly activities: Activities;
  /** The services that forget. */
  readonly services: readonly string[];
  /** What else ends with an account, in the transaction that deletes it. */
  readonly end: (tx: Tx, userId: string) => Promise<void>;
}

export interface Erasures {
  /** Throws `confirmation_needed`, `erasure_asked` or `erasure_obstructed`, which lists what is to be done first. */
  ask(user: AccessClaims, from: Device): Promise<Erasure>;
  find(user: AccessClaims): Promise<Told>;
  undo(user: AccessClaims, id: string, from: Device): Promise<Erasure>;
  /** Goes on with those whose time has come. */
  tend(): Promise<void>;
  /** A service has forgotten. */
  take(tx: Tx, service: string, erasureId: string): Promise<void>;
}

const present = ({ id, state, askedAt, dueAt, endedAt }: ErasureRow): Erasure => ({
  id,
  state,
  askedAt: askedAt.toISOString(),
  dueAt: dueAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

export function createErasures({ context, sessions, activities, services, end }: ErasureParts): Erasures {
  const { db, now, publish, audit, log } = context;
  const by = { kind: 'service', name: 'auth' } as const;
  const ofUser = (id: string) => ({ kind: 'user', id });

  const obstructed = (obstacles: readonly Obstacle[]) =>
    refuse('erasure_obstructed', `${obstacles.length} ${obstacles.length === 1 ? 'thing has' : 'things have'} to be done first`, {
      obstacles,
    });

  /** The account goes, and its address is free. Who came to owe or be owed something meanwhile keeps it, and is told. */
  async function close({ id, userId }: Pick<ErasureRow, 'id' | 'userId'>): Promise<void> {
    const obstacles = await listObstacles(context, userId);
    const ended = await db.transaction(async tx => {
      const erasure = await lockErasure(tx, { id, state: ['asked'] });
      const owner = await findUserById(tx, userId);
      if (!erasure || !owner) return [];
      if (obstacles.length > 0) {
        await setErasure(tx, id, { state: 'refused', endedAt: now(), device: null, network: null });
        await activities.note(tx, 'erasure_refused', { owner, from: { device: erasure.device, network: erasure.network ?? '' } });
        return [];
      }
      const { email, language } = owner;
      await audit(tx, { by, action: 'account.deleted', of: ofUser(userId) });
      await setErasure(tx, id, { state: 'closed', closedAt: now(), email, language, device: null, network: null });
      await end(tx, userId);
      const all = await sessions.endAllBut(tx, { sub: userId });
      await deleteAccount(tx, { userId, email });
      return all;
    });
    await sessions.cutOff(ended);
  }

  /** Nobody can do anything in that name any more: everybody forgets it. */
  const begin = (id: string): Promise<void> =>
    db.transaction(async tx => {
      const erasure = await lockErasure(tx, { id, state: ['closed'] });
      if (erasure?.email == null) return;
      await setErasure(tx, id, { state: 'erasing' });
      const { userId, email, dueAt } = erasure;
      await publish(tx, erasureDue, { erasureId: id, userId, email, dueAt: dueAt.toISOString() });
    });

  async function eachOf<Row extends { readonly id: string }>(rows: readonly Row[], work: (row: Row) => Promise<void>): Promise<void> {
    for (const row of rows)
      await work(row).catch((err: unknown) =>
        log.error({ err, erasureId: row.id }, 'an erasure did not go on: it is tried again in a minute'),
      );
  }

  return {
    async ask(user, from) {
      await sessions.ensureConfirmed(user);
      const obstacles = await listObstacles(context, user.sub);
      if (obstacles.length > 0) throw obstructed(obstacles);
      const id = newId();
      await db.transaction(async tx => {
        const owner = await findUserById(tx, user.sub);
        if (!owner) throw refuse('session_ended', 'the account is gone');
        const dueAt = secondsAfter(now(), graceDays * 86_400);
        if (!(await insertErasure(tx, { id, userId: user.sub, askedAt: now(), dueAt, ...from })))
          throw refuse('erasure_asked', 'this account is about to be deleted already');
        await activities.note(tx, 'erasure_asked', { owner, from });
      });
      return present((await findLast(db.query, user.sub)) as ErasureRow);
    },

    async find({ sub }) {
      const last = await findLast(db.query, sub);
      return { last: last ? present(last) : null, obstacles: await listObstacles(context, sub) };
    },

    undo: (user, id, from) =>
      db.transaction(async tx => {
        const erasure = await lockErasure(tx, { id, state: ['asked'] });
        const owner = await findUserById(tx, user.sub);
        if (erasure?.userId !== user.sub || !owner) throw refuseAny('not_found', `there is no erasure ${id} of yours that could be undone`);
        const endedAt = now();
        await setErasure(tx, id, { state: 'undone', endedAt, device: null, network: null });
        await activities.note(tx, 'erasure_undone', { owner, from });
        return present({ ...erasure, state: 'undone', endedAt });
      }),

    async tend() {
      await eachOf(await listDue(db.query, now()), close);
      await eachOf(await listClosed(db.query, secondsAfter(now(), -closedMinutes * 60)), ({ id }) => begin(id));
    },

    async take(tx, service, erasureId) {
      // Before the answers are looked at: two that come at once are one after the other.
      const erasure = await lockErasure(tx, { id: erasureId, state: ['erasing'] });
      if (!erasure) return;
      await insertAnswer(tx, { erasureId, service, at: now() });
      const answers = await listAnswers(tx, erasureId);
      if (services.some(each => !answers.has(each))) return;
      const { email, language, userId } = erasure;
      await setErasure(tx, erasureId, { state: 'done', endedAt: now(), email: null, language: null });
      await audit(tx, { by, action: 'person.erased', of: ofUser(userId) });
      if (email !== null) await publish(tx, personErased, { erasureId, email, language: MailLanguage.safeParse(language).data });
    },
  };
}
