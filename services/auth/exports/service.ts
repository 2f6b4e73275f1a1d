import type { AccessClaims } from '@event-planner/contracts/auth';
import type { DataExport, DataExports, ExportLink } from '@event-planner/contracts/privacy';
import { exportRequested } from '@event-planner/contracts/privacy-messages';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { Device } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import type { Part } from '@event-planner/platform/personal-data';
import type { z } from 'zod';
import type { Activities } from '../activity/service.ts';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Tables } from '../tables.ts';
import { findUserById } from '../users.ts';
import { makeArchive } from './archive.ts';
import { listOwnData } from './own-data-store.ts';
import { keptDays, mostHours, patienceMinutes, standingOf } from './rules.ts';
import {
  deleteExports,
  endAllOf,
  type ExportRow,
  failOld,
  findExport,
  findLast,
  insertExport,
  listEnded,
  listGathering,
  listProgress,
  listTexts,
  lockGathering,
  markReady,
  savePart,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface ExportParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish' | 'objects' | 'manifest' | 'log'>;
  readonly sessions: Sessions;
  readonly activities: Activities;
  readonly attempts: Attempts;
  /** The services that answer. */
  readonly services: readonly string[];
  /** A user's picture, if there is one. */
  readonly pictureOf: (id: string) => Promise<Uint8Array | undefined>;
}

export interface Exports {
  /** Throws `confirmation_needed`, `export_running` or `too_many_attempts`. */
  ask(user: AccessClaims, from: Device): Promise<DataExport>;
  find(user: AccessClaims): Promise<DataExports>;
  /** Throws `confirmation_needed`. */
  link(user: AccessClaims, id: string): Promise<z.infer<typeof ExportLink>>;
  /** What a service told; what is left to do once the transaction stands. */
  take(tx: Tx, service: string, part: Part): Promise<() => void>;
  /** Makes the archives that everybody has told their part of, and gives up those that are waited for in vain. */
  tend(): Promise<void>;
  /** Of an account that goes: nobody loads its archives any more. */
  endAllOf(tx: Tx, userId: string): Promise<void>;
  deleteEnded(): Promise<void>;
  /** Resolves once no archive is being made. */
  idle(): Promise<void>;
}

export function createExports(parts: ExportParts): Exports {
  const { context, sessions, activities, attempts, services } = parts;
  const { db, now, publish, objects, manifest, log } = context;
  const bucket = objects('exports');
  const making = new Set<Promise<void>>();

  const present = async (row: ExportRow): Promise<DataExport> => ({
    id: row.id,
    state: row.state,
    askedAt: row.askedAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
    endsAt: row.state === 'ready' ? row.endsAt.toISOString() : null,
    bytes: row.bytes === null ? null : Number(row.bytes),
    ...(row.state === 'ready' ? { told: [...services], waiting: [] } : standingOf(services, await listProgress(db.query, row.id))),
  });

  /** Whoever has its row makes it; cut off before the commit, the next look makes it anew. */
  const make = (id: string): Promise<void> =>
    db.transaction(async tx => {
      const row = await lockGathering(tx, id);
      if (!row || standingOf(services, await listProgress(tx, id)).waiting.length > 0) return;
      const owner = await findUserById(tx, row.userId);
      if (!owner) return;
      const texts = new Map([['auth', JSON.stringify(await listOwnData(tx, owner.id), null, 2)], ...(await listTexts(tx, id))]);
      const picture = owner.pictureId === null ? undefined : await parts.pictureOf(owner.pictureId);
      const madeAt = now();
      const body = makeArchive({ name: owner.name, language: owner.language ?? 'en', madeAt, texts, picture });
      await bucket.put(id, { body, contentType: 'application/zip' });
      await markReady(tx, { id, readyAt: madeAt, endsAt: secondsAfter(madeAt, keptDays * 86_400), bytes: String(body.byteLength) });
      await activities.note(tx, 'export_ready', { owner, from: { device: row.device, network: row.network } });
    });

  function begin(id: string): void {
    const work = make(id)
      .catch((err: unknown) =>
        log.error({ err, exportId: id }, 'an archive of somebody’s data was not made: it is tried again in a minute'),
      )
      .finally(() => making.delete(work));
    making.add(work);
  }

  const running = () =>
    refuse('export_running', `your data is being gathered already: ask again in ${patienceMinutes} min if it does not come`);
  const patientSince = (): Date => secondsAfter(now(), -patienceMinutes * 60);

  return {
    async ask(user, from) {
      await sessions.ensureConfirmed(user);
      const last = await findLast(db.query, user.sub);
      if (last?.state === 'gathering' && last.askedAt > patientSince()) throw running();
      await attempts.ensureAllowed({ kind: 'export', of: [user.sub] });
      const owner = await findUserById(db.query, user.sub);
      if (!owner) throw refuse('session_ended', 'the account is gone');
      const id = newId();
      await db.transaction(async tx => {
        // Not one that was asked for a moment ago: then there is no room for this.
        await endAllOf(tx, { userId: owner.id, now: now(), askedBy: patientSince() });
        if (!(await insertExport(tx, { id, userId: owner.id, ...from, askedAt: now(), endsAt: secondsAfter(now(), keptDays * 86_400) })))
          throw running();
        await activities.note(tx, 'export_asked', { owner, from });
        await publish(tx, exportRequested, { exportId: id, userId: owner.id, email: owner.email });
      });
      return present((await findExport(db.query, id)) as ExportRow);
    },

    async find({ sub }) {
      const last = await findLast(db.query, sub);
      return { last: last && last.endsAt > now() ? await present(last) : null };
    },

    async link(user, id) {
      await sessions.ensureConfirmed(user);
      const row = await findExport(db.query, id);
      if (row?.userId !== user.sub || row.state !== 'ready' || row.endsAt <= now())
        throw refuseAny('not_found', `there is no archive ${id} of yours: ask for a new one`);
      const until = secondsAfter(now(), manifest.objects.exports.linkTtl).toISOString();
      return { url: await bucket.signedUrl(id, { downloadAs: 'event-planner-data.zip' }), until };
    },

    async take(tx, service, part) {
      await savePart(tx, { service, ...part });
      return () => begin(part.exportId);
    },

    async tend() {
      await failOld(db.query, secondsAfter(now(), -mostHours * 3600));
      for (const id of await listGathering(db.query)) begin(id);
      await Promise.all(making);
    },

    endAllOf: (tx, userId) => endAllOf(tx, { userId, now: now(), askedBy: now() }),

    async deleteEnded() {
      for (;;) {
        const ids = await listEnded(db.query, now());
        if (ids.length === 0) return;
        for (const id of ids) await bucket.delete(id);
        await deleteExports(db.query, ids);
      }
    },

    async idle() {
      while (making.size > 0) await Promise.all(making);
    },
  };
}
