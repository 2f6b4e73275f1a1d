import type { AuditProofs, Change } from '@event-planner/contracts/audit';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { z } from 'zod';
import type { AuditContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { append, type Heard } from './append.ts';
import { erasePayloads, listAbout, listOfOrders, type Person } from './erasing-store.ts';
import { dropped, erased, orderForgotten } from './happenings.ts';
import { subjectsOf } from './late.ts';
import { deleteForgottenBefore, listLate, rememberForgotten } from './late-store.ts';
import { type Anchor, prove, type Proof } from './prove.ts';
import { writeRanges } from './seq-ranges.ts';
import { deleteProofsBefore, dropThrough, findOldThrough, getEnds, insertProof, listProofs, lockEnds, withTrail } from './store.ts';

/** Long enough for what an organizer's books are asked about afterwards; what money did is in the books themselves, and stays there. */
export const keptDays = 730;
/** Dropped in one transaction. */
const mostAtOnce = 10_000;
/** What is said of somebody may lie two weeks in its queue and two among the dead letters, and once more where it ends there again. */
const lateDays = 60;
/** A chain that was written anew disagrees with every anchor since: the last ones are enough, as many as days in which nobody may have looked. */
const anchorDays = 30;
const dayMs = 86_400_000;
/** What a line about a proof says whoever watches counts it by. */
const proved = { proves: 'audit' } as const;

const Stored = z.object({ seq: z.int(), hash: z.string() });
export const anchorKey = (at: Date): string => `${at.toISOString().slice(0, 10)}.json`;

const trail = { kind: 'audit_trail', id: 'entries' } as const;

type Own = Pick<Change, 'action' | 'of' | 'after'> & Partial<Pick<Change, 'by' | 'from' | 'organizerId' | 'correlationId'>>;

export interface Chain {
  /** Adds what was heard, each once; of who and what was forgotten before it came no more than they left of what was there. */
  add(tx: Transaction<Tables>, heard: readonly Heard[]): Promise<void>;
  /** Adds what happened to the trail itself. */
  note(tx: Transaction<Tables>, own: Own): Promise<void>;
  /** Takes names, places and fields out of what a person did and of what names them; the chain still holds. */
  erase(tx: Transaction<Tables>, person: Person): Promise<void>;
  /** The same of what was done to orders whose buyers are forgotten. */
  eraseOrders(tx: Transaction<Tables>, ids: readonly string[]): Promise<void>;
  /** Proves all of it, and writes down how it was found; a chain that holds is anchored where nobody who writes to the database can change it. */
  prove(): Promise<Proof>;
  dropOld(): Promise<void>;
  proofs(): Promise<AuditProofs>;
}

export function createChain({ db, now, log, objects }: Pick<AuditContext, 'db' | 'now' | 'log' | 'objects'>): Chain {
  const anchors = objects('anchors');

  const note = async (tx: Transaction<Tables>, own: Own): Promise<number | undefined> => {
    const change = {
      by: { kind: 'service', name: 'audit' },
      organizerId: null,
      from: null,
      correlationId: newId(),
      before: null,
      ...own,
      id: newId(),
      at: now().toISOString(),
    } as const;
    return (await append(tx, [{ service: 'audit', change }], now()))[0]?.seq;
  };

  const giveWay = async (tx: Transaction<Tables>, of: Change['of'], seqs: readonly number[]): Promise<void> => {
    if (seqs.length === 0) return;
    const reason = await note(tx, { action: erased, of, after: { entries: writeRanges(seqs) } });
    if (reason !== undefined) await erasePayloads(tx, seqs, reason);
  };

  const findAnchors = async (): Promise<readonly Anchor[]> => {
    const days = Array.from({ length: anchorDays }, (_, day) => new Date(now().getTime() - day * dayMs));
    const found = await Promise.all(days.map(day => anchors.find(anchorKey(day))));
    return found.flatMap(object => (object ? [Stored.parse(JSON.parse(object.body.toString()))] : []));
  };

  return {
    async add(tx, heard) {
      const added = (await append(tx, heard, now())).filter(({ action }) => action !== orderForgotten);
      const said = added.flatMap(entry => [...subjectsOf(entry)].map(subject => ({ seq: entry.seq, subject })));
      await giveWay(tx, trail, await listLate(tx, said));
    },
    note: async (tx, own) => void (await note(tx, own)),
    async erase(tx, person) {
      await lockEnds(tx);
      const { userId, email } = person;
      await rememberForgotten(tx, [`user:${userId}`, ...(email === undefined ? [] : [`address:${email.toLowerCase()}`])], now());
      await giveWay(tx, { kind: 'user', id: userId }, await listAbout(tx, person));
    },
    async eraseOrders(tx, ids) {
      await lockEnds(tx);
      await rememberForgotten(
        tx,
        ids.map(id => `order:${id}`),
        now(),
      );
      await giveWay(tx, trail, await listOfOrders(tx, ids));
    },
    async prove() {
      const known = await findAnchors();
      const proof = await withTrail(db, stored => prove(stored, known));
      const { head, examined } = proof;
      const fault = proof.fault && `entry ${proof.fault.seq} ${proof.fault.what}`;
      await insertProof(db.query, { id: newId(), at: now(), examined, head, fault });
      if (fault !== null) {
        // Not anchored: what was agreed before must not be overwritten by what does not agree with it.
        log.error({ ...proved, holds: false, seq: proof.fault?.seq, fault, examined, head }, 'the audit trail does not hold');
        return proof;
      }
      const body = Buffer.from(JSON.stringify({ ...head, at: now().toISOString() }));
      await anchors.put(anchorKey(now()), { body, contentType: 'application/json' });
      log.info({ ...proved, holds: true, examined, head, anchored: proof.anchored }, 'the audit trail holds');
      return proof;
    },
    async dropOld() {
      const before = new Date(now().getTime() - keptDays * dayMs);
      await deleteProofsBefore(db.query, before);
      await deleteForgottenBefore(db.query, new Date(now().getTime() - lateDays * dayMs));
      const dropSome = () =>
        db.transaction(async tx => {
          const { base } = await lockEnds(tx);
          const through = await findOldThrough(tx, { before, most: mostAtOnce });
          if (!through || through.seq <= base.seq) return false;
          await dropThrough(tx, through);
          const after = { through: through.seq, hash: through.hash, entries: through.seq - base.seq };
          await note(tx, { action: dropped, of: trail, after });
          return true;
        });
      while (await dropSome());
    },
    async proofs() {
      const [{ head, base }, rows] = await Promise.all([getEnds(db.query), listProofs(db.query, 30)]);
      return {
        head: { ...head, droppedThrough: base.seq },
        proofs: rows.map(({ id, at, examined, headSeq, headHash, fault }) => ({
          id,
          at: at.toISOString(),
          examined,
          headSeq,
          headHash: headHash.toString('hex'),
          fault,
        })),
      };
    },
  };
}
