import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import {
  BookingProof,
  type DisputeDetail,
  type Dispute,
  type DisputeEvidence,
  type EvidenceFileKind,
  isAnswerable,
} from '@event-planner/contracts/disputes';
import type { Act } from '@event-planner/contracts/team-policies';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { DisputeFact, Disputes as DisputeCalls } from '../provider/payout-provider.ts';
import { knownEvidence, toProvider } from './evidence.ts';
import { createEvidenceFiles, presentFile, type Upload } from './files.ts';
import { present, type Shown } from './rules.ts';
import type { SettleDispute } from './settle.ts';
import { type DisputeFilter, findDispute, findSale, listDisputes, listFiles, updateDispute } from './store.ts';

interface Of {
  readonly organizerId: string;
  readonly by: AccessClaims;
}
export type One = Of & { readonly id: string };

export interface Disputes {
  list(
    of: Of,
    asked: Omit<DisputeFilter, 'organizerId'> & { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ items: Dispute[]; nextCursor: string | null }>;
  get(one: One): Promise<DisputeDetail>;
  /** Sends it to the bank; from then on it is under review. */
  answer(one: One, evidence: DisputeEvidence): Promise<DisputeDetail>;
  /** Shows the bank a file as well, once it is answered; undefined takes the one of the kind away. */
  setFile(one: One, kind: EvidenceFileKind, file: Omit<Upload, 'kind'> | undefined): Promise<DisputeDetail>;
  /** Gives in. */
  accept(one: One): Promise<DisputeDetail>;
}

export interface DisputesParts {
  readonly provider: DisputeCalls;
  readonly settle: SettleDispute;
}

export function createDisputes(context: PaymentContext, { provider, settle }: DisputesParts): Disputes {
  const { db, now, log, call } = context;
  const files = createEvidenceFiles(context, provider);

  async function find({ organizerId, id, by }: One, act: Act): Promise<Shown> {
    await ensureAllowed(context, { organizerId, by }, act);
    const dispute = await findDispute(db.query, organizerId, id);
    if (!dispute) throw refuseAny('not_found', `there is no dispute ${id} of this organizer`);
    return dispute;
  }

  /** What is known is shown even while booking cannot be asked. */
  const proofOf = (bookingId: string): Promise<BookingProof | undefined> =>
    call('booking', { path: `/bookings/${bookingId}/proof`, response: BookingProof }).catch((err: unknown) => {
      log.warn({ err, booking: bookingId }, 'booking did not say who came in');
      return undefined;
    });

  async function detailOf(dispute: Shown): Promise<DisputeDetail> {
    const shown = { ...present(dispute), files: (await listFiles(db.query, dispute.id)).map(presentFile) };
    if (dispute.evidence) return { ...shown, evidence: dispute.evidence };
    const [sale, proof] = await Promise.all([findSale(db.query, dispute.bookingId), proofOf(dispute.bookingId)]);
    return { ...shown, evidence: knownEvidence(sale, proof) };
  }

  const ensureOpen = ({ state }: Shown): void => {
    if (!isAnswerable(state)) throw refuse('dispute_not_open', `the dispute is ${state}: it can no longer be answered`);
  };

  async function heard(one: One, fact: DisputeFact, action: string): Promise<DisputeDetail> {
    await db.transaction(async tx => {
      await settle(tx, fact, now());
      await context.audit(tx, { by: actorOf(one.by), action, of: { kind: 'dispute', id: one.id }, organizerId: one.organizerId });
    });
    return detailOf(await find(one, 'seeMoney'));
  }

  return {
    async list({ organizerId, by }, { cursor, limit, ...filter }) {
      await ensureAllowed(context, { organizerId, by }, 'seeMoney');
      const rows = await listDisputes(db.query, { ...filter, organizerId }, { after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, ({ openedAt: at, id }) => ({ at, id }));
      return { items: items.map(present), nextCursor };
    },
    get: async one => detailOf(await find(one, 'seeMoney')),
    async answer(one, evidence) {
      const dispute = await find(one, 'changeMoney');
      ensureOpen(dispute);
      // What is going to be said is kept before it is said.
      await updateDispute(db.query, dispute.id, { evidence, updatedAt: now() });
      const fact = await provider.answerDispute(dispute.providerId, toProvider(evidence, await listFiles(db.query, dispute.id)));
      await updateDispute(db.query, dispute.id, { answeredAt: now(), updatedAt: now() });
      return heard(one, fact, 'dispute.answered');
    },
    async setFile(one, kind, file) {
      ensureOpen(await find(one, 'changeMoney'));
      await (file ? files.attach(one, { kind, ...file }) : files.remove(one, kind));
      return detailOf(await find(one, 'seeMoney'));
    },
    async accept(one) {
      const dispute = await find(one, 'changeMoney');
      ensureOpen(dispute);
      return heard(one, await provider.acceptDispute(dispute.providerId), 'dispute.accepted');
    },
  };
}
