import { createHash } from 'node:crypto';
import {
  type EvidenceFile,
  type EvidenceFileKind,
  evidenceFileTypes,
  isAnswerable,
  mostEvidenceBytes,
} from '@event-planner/contracts/disputes';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { safeName, sniff } from '@event-planner/platform/file-types';
import type { PaymentContext } from '../context.ts';
import type { DisputeFileRow, DisputeRow } from '../dispute-tables.ts';
import { refuse } from '../errors.ts';
import type { Disputes as DisputeCalls } from '../provider/payout-provider.ts';
import type { Tables } from '../tables.ts';
import type { One } from './service.ts';
import { deleteFile, listFiles, lockDispute, putFile } from './store.ts';

type Tx = Transaction<Tables>;

export interface Upload {
  readonly kind: EvidenceFileKind;
  readonly name: string;
  readonly body: Buffer;
}

export interface EvidenceFiles {
  /** The dispute is the organizer's. It takes the place of the one of its kind. */
  attach(one: One, upload: Upload): Promise<void>;
  /** One that is not there is as good as removed. */
  remove(one: One, kind: EvidenceFileKind): Promise<void>;
}

const isTaken = (type: string | undefined): type is EvidenceFile['contentType'] => evidenceFileTypes.some(taken => taken === type);

/** Files that are shown to the bank: the provider keeps them, and what was uploaded and is not shown is nobody's evidence. */
export function createEvidenceFiles(context: PaymentContext, provider: Pick<DisputeCalls, 'uploadEvidence'>): EvidenceFiles {
  const { db, now } = context;

  /** Locked, and still to be answered. */
  const lockOpen = async (tx: Tx, { id }: One): Promise<DisputeRow> => {
    const dispute = await lockDispute(tx, id);
    if (!dispute || !isAnswerable(dispute.state))
      throw refuse('dispute_not_open', `the dispute is ${dispute?.state ?? 'gone'}: it can no longer be answered`);
    return dispute;
  };

  const audit = (
    tx: Tx,
    { id, organizerId, by }: One,
    change: { readonly before: string | undefined; readonly after: string | undefined },
  ) =>
    context.audit(tx, {
      by: actorOf(by),
      action: change.after === undefined ? 'dispute.file_removed' : 'dispute.file_attached',
      of: { kind: 'dispute', id },
      organizerId,
      before: change.before === undefined ? null : { file: change.before },
      after: change.after === undefined ? null : { file: change.after },
    });

  return {
    async attach(one, { kind, name, body }) {
      const contentType = sniff(body);
      if (!isTaken(contentType))
        throw refuse('evidence_file_not_taken', 'send a PDF or a picture (PNG, JPEG) that is nothing else as well');
      const ensureRoom = (files: readonly DisputeFileRow[]): void => {
        const others = files.filter(file => file.kind !== kind).reduce((sum, { bytes }) => sum + bytes, 0);
        if (others + body.length > mostEvidenceBytes)
          throw refuse('evidence_too_large', `all files of a dispute may have ${mostEvidenceBytes} bytes together`, {
            mostBytes: mostEvidenceBytes,
          });
      };
      ensureRoom(await listFiles(db.query, one.id));
      const file = { kind, name: safeName(name, contentType), contentType, bytes: body.length };
      const key = `${one.id}-${kind}-${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
      const providerId = await provider.uploadEvidence({ key, name: file.name, contentType, bytes: body });
      await db.transaction(async tx => {
        await lockOpen(tx, one);
        const files = await listFiles(tx, one.id);
        ensureRoom(files);
        await putFile(tx, { disputeId: one.id, ...file, providerId, addedAt: now() });
        await audit(tx, one, { before: files.find(before => before.kind === kind)?.name, after: file.name });
      });
    },
    remove: (one, kind) =>
      db.transaction(async tx => {
        await lockOpen(tx, one);
        const removed = await deleteFile(tx, { disputeId: one.id, kind });
        if (removed) await audit(tx, one, { before: removed.name, after: undefined });
      }),
  };
}

export const presentFile = ({ kind, name, contentType, bytes, addedAt }: DisputeFileRow): EvidenceFile => ({
  kind,
  name,
  contentType,
  bytes,
  addedAt: addedAt.toISOString(),
});
