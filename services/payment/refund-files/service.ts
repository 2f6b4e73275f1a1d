import type { AccessClaims } from '@event-planner/contracts/auth';
import { faultOfAccount, plainIban } from '@event-planner/contracts/payment-ways';
import { type RefundByHand, RefundsByHandPage, RefundsFiled } from '@event-planner/contracts/refund';
import type {
  RefundFile,
  RefundFileForm,
  RefundFiles,
  RefundFilesQuery,
  RefundFileTakingOut,
  RefundToSend,
} from '@event-planner/contracts/refund-files';
import { actorOf } from '@event-planner/platform/audit';
import type { StatementRunner } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { RefundFileRow } from '../refund-file-tables.ts';
import { creditTransferXml } from '../sepa.ts';
import { decideAccount, isByTransfer, type PayingLine } from './rules.ts';
import {
  type Filed,
  findAccount,
  findFile,
  findStandings,
  insertFile,
  insertFiled,
  listFiled,
  listFiles,
  listOfFiles,
  lockFile,
  lockPaymentsOf,
  takeOut,
} from './store.ts';

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}
interface OfFile extends OfTeam {
  readonly fileId: string;
}

/** What is to go back by transfer, as files that the organizer's bank reads: nobody types an account or an amount once more. */
export type RefundsInFiles = ReturnType<typeof createRefundFiles>;

/** Of more than these the rest is seen once some were sent. */
const mostPages = 5;

export function createRefundFiles(context: PaymentContext) {
  const { db, now, audit, call } = context;

  /** Booking says what is still to be paid out by hand: what was noted as sent a moment ago is not sent once more. */
  const askByHand = async (organizerId: string): Promise<readonly RefundByHand[]> => {
    const found: RefundByHand[] = [];
    let after: string | null = null;
    for (let pages = 0; pages === 0 || (after !== null && pages < mostPages); pages++) {
      const rest: string = after === null ? '' : `?after=${after}`;
      const page: RefundsByHandPage = await call('booking', {
        path: `/bookings/organizers/${organizerId}/refunds/by-hand${rest}`,
        response: RefundsByHandPage,
      });
      found.push(...page.items);
      ({ after } = page);
    }
    return found;
  };

  /** Of these, what is to be sent by transfer and is in no file, with the payment it is of and the account it goes to. */
  const listToSend = async (read: StatementRunner, organizerId: string, byHand: readonly RefundByHand[]): Promise<readonly ToSend[]> => {
    const [filed, standings] = await Promise.all([
      listFiled(
        read,
        byHand.map(({ refundId }) => refundId),
      ),
      findStandings(read, organizerId, byHand),
    ]);
    return byHand.flatMap(refund => {
      const standing = standings.get(refund.refundId);
      if (!standing || standing.owedMinor <= 0 || filed.has(refund.refundId) || !isByTransfer(refund, standing)) return [];
      const owedMinor = Math.min(refund.amountMinor, standing.owedMinor);
      return [{ ...refund, amountMinor: owedMinor, paidBy: standing.paymentId, account: decideAccount({ ...standing, owedMinor }) }];
    });
  };

  /** Booking promises that nobody pays them out beside this file, or does not any more: all or none. Answers those of which it cannot. */
  const sayOfFile = async (
    { organizerId, fileId }: OfFile,
    place: 'filed' | 'unfiled',
    ids: readonly string[],
  ): Promise<readonly string[]> => {
    const { refused } = await call('booking', {
      method: 'POST',
      path: `/bookings/organizers/${organizerId}/refunds/${place}`,
      body: { fileId, refunds: ids },
      response: RefundsFiled,
    });
    return refused;
  };

  const markOut = (team: OfFile, ids: readonly string[]): Promise<void> =>
    db.transaction(async tx => {
      await lockFile(tx, team.organizerId, team.fileId);
      const out = await takeOut(tx, team.fileId, { ids, at: now() });
      if (out > 0) await audit(tx, { ...aboutFile(team), action: 'refunds.taken_out', after: { refunds: out } });
    });

  const getOwn = async (team: OfFile): Promise<RefundFileRow> => {
    const file = await findFile(db.query, team.organizerId, team.fileId);
    if (!file) throw refuseCommon('not_found', `there is no file ${team.fileId}`);
    return file;
  };

  return {
    async list(team: OfTeam, { eventId }: RefundFilesQuery): Promise<RefundFiles> {
      await ensureAllowed(context, team, 'seeMoney');
      const byHand = await askByHand(team.organizerId);
      const ofEvent = byHand.filter(refund => eventId === undefined || refund.eventId === eventId);
      const [toSend, account, files] = await Promise.all([
        listToSend(db.query, team.organizerId, ofEvent),
        findAccount(db.query, team.organizerId),
        listFiles(db.query, team.organizerId, eventId),
      ]);
      const open = new Set(byHand.map(({ refundId }) => refundId));
      const filed = Map.groupBy(
        await listOfFiles(
          db.query,
          files.map(({ id }) => id),
        ),
        ({ fileId }) => fileId,
      );
      return {
        account: account ?? null,
        toSend: toSend.map(presentToSend),
        files: files.map(file => presentFile(file, filed.get(file.id) ?? [], open)),
      };
    },

    /** All or none: each refund is in one file. */
    async make(team: OfTeam, { account, currency, refunds }: RefundFileForm): Promise<string> {
      await ensureAllowed(context, team, 'changeMoney');
      const fault = faultOfAccount(account);
      if (fault !== undefined) throw refuse('account_not_valid', `its ${fault} is none`, { field: fault });
      const wanted = new Set(refunds.map(({ refundId }) => refundId));
      const byHand = (await askByHand(team.organizerId)).filter(({ refundId }) => wanted.has(refundId));
      const fileId = await db.transaction(async tx => {
        const { organizerId, by } = team;
        await lockPaymentsOf(tx, organizerId, byHand);
        const found = new Map((await listToSend(tx, organizerId, byHand)).map(refund => [refund.refundId, refund]));
        const rows = refunds.flatMap(({ refundId, amountMinor }) => {
          const refund = found.get(refundId);
          const isAsSeen = refund?.amountMinor === amountMinor && refund.currency === currency;
          if (!isAsSeen || refund.paidBy === null || typeof refund.account === 'string') return [];
          const { bookingId, eventId, reference } = refund;
          return [{ refundId, bookingId, eventId, reference, amountMinor, paymentId: refund.paidBy, lineId: refund.account.lineId }];
        });
        const createdAt = now();
        const file = { id: newId(createdAt.getTime()), organizerId, currency, createdAt, createdBy: by.sub, createdByName: by.name };
        const { holder, iban, bic } = account;
        await insertFile(tx, { ...file, debtorName: holder, debtorIban: plainIban(iban), debtorBic: bic?.toUpperCase() ?? null });
        const written = await insertFiled(
          tx,
          rows.map(row => ({ ...row, fileId: file.id })),
        );
        if (written < refunds.length)
          throw refuse(
            'refund_not_filed',
            `${refunds.length - written} of ${refunds.length} are in another file, were noted as sent, are another amount, or go to no account that is known`,
          );
        const totalMinor = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        await audit(tx, {
          ...aboutFile({ ...team, fileId: file.id }),
          action: 'refunds.filed',
          after: { refunds: rows.length, totalMinor, currency },
        });
        return file.id;
      });
      const [made, ids] = [{ ...team, fileId }, [...wanted]];
      try {
        const refused = await sayOfFile(made, 'filed', ids);
        if (refused.length > 0) throw refuse('refund_not_filed', `${refused.length} of ${ids.length} were noted as paid out meanwhile`);
      } catch (error) {
        // Nobody is given a file that booking did not promise.
        await markOut(made, ids);
        throw error;
      }
      return fileId;
    },

    /** The same bytes whenever it is asked for; of a file of which something was taken out none, for that would be sent twice. */
    async xml(team: OfFile): Promise<string> {
      await ensureAllowed(context, team, 'changeMoney');
      const file = await getOwn(team);
      const refunds = await listOfFiles(db.query, [file.id]);
      const before = outOf(refunds);
      if (before.length > 0) throw fileChanged(before, refunds);
      // Promised once more: nothing may reach a bank that was paid out beside it.
      const refused = await sayOfFile(
        team,
        'filed',
        refunds.map(({ refundId }) => refundId),
      );
      if (refused.length > 0) await markOut(team, refused);
      const out = await db.transaction(async tx => {
        await lockFile(tx, team.organizerId, file.id);
        const found = outOf(await listOfFiles(tx, [file.id]));
        if (found.length === 0) await audit(tx, { ...aboutFile(team), action: 'refund_file.fetched', after: { refunds: refunds.length } });
        return found;
      });
      if (out.length === 0) return xmlOf(file, refunds);
      await sayOfFile(team, 'unfiled', out);
      throw fileChanged(out, refunds);
    },

    /** They are not sent by this file: the bank did not take it, or they came back. */
    async takeOut(team: OfFile, { refunds: ids }: RefundFileTakingOut): Promise<void> {
      await ensureAllowed(context, team, 'changeMoney');
      const file = await getOwn(team);
      const filed = new Set((await listOfFiles(db.query, [file.id])).map(({ refundId }) => refundId));
      const unknown = ids.find(id => !filed.has(id));
      if (unknown !== undefined) throw refuseCommon('not_found', `the refund ${unknown} is not in this file`);
      const sent = await sayOfFile(team, 'unfiled', ids);
      if (sent.length > 0) throw refuse('refund_sent', `${sent.length} of ${ids.length} were noted as sent`);
      await markOut(team, ids);
      // Once more, for whoever fetched the file meanwhile had it promised again.
      await sayOfFile(team, 'unfiled', ids);
    },
  };
}

const outOf = (refunds: readonly Filed[]): readonly string[] =>
  refunds.flatMap(({ refundId, takenOutAt }) => (takenOutAt === null ? [] : [refundId]));

const fileChanged = (out: readonly string[], { length }: readonly Filed[]): Error =>
  refuse('refund_file_changed', `${out.length} of ${length} were taken out of it: a bank that got it would send them all`);

interface ToSend extends RefundByHand {
  /** The payment it is of. */
  readonly paidBy: string | null;
  readonly account: PayingLine | NonNullable<RefundToSend['obstacle']>;
}

const aboutFile = ({ by, fileId: id, organizerId }: OfFile) => ({ by: actorOf(by), of: { kind: 'refund_file', id }, organizerId });

const presentToSend = ({ account, paidBy: _, cause: __, paymentId: ___, paidWith: ____, ...refund }: ToSend): RefundToSend => ({
  ...refund,
  to: typeof account === 'string' ? null : { holder: account.counterparty, iban: plainIban(account.iban) },
  obstacle: typeof account === 'string' ? account : null,
});

/** `open`: what is still to be paid out by hand. */
const presentFile = (file: RefundFileRow, refunds: readonly Filed[], open: ReadonlySet<string>): RefundFile => ({
  id: file.id,
  currency: file.currency,
  createdAt: file.createdAt.toISOString(),
  by: file.createdByName,
  from: { holder: file.debtorName, iban: file.debtorIban, bic: file.debtorBic },
  totalMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  refunds: refunds.map(({ refundId, bookingId, eventId, reference, amountMinor, counterparty, iban, takenOutAt }) => ({
    refundId,
    bookingId,
    eventId,
    reference,
    amountMinor,
    currency: file.currency,
    holder: counterparty,
    iban: plainIban(iban),
    state: takenOutAt !== null ? 'taken_out' : open.has(refundId) ? 'filed' : 'sent',
  })),
});

const xmlOf = (file: RefundFileRow, refunds: readonly Filed[]): string =>
  creditTransferXml({
    id: short(file.id),
    createdAt: file.createdAt,
    currency: file.currency,
    debtor: { name: file.debtorName, iban: file.debtorIban, bic: file.debtorBic },
    credits: refunds.map(({ refundId, amountMinor, counterparty, iban, reference }) => ({
      endToEndId: short(refundId),
      amountMinor,
      holder: counterparty,
      iban: plainIban(iban),
      bic: null,
      purpose: `Refund ${reference}`,
    })),
  });

/** Ids of files and payments may have 35 characters; a UUID has 36. */
const short = (id: string): string => id.replaceAll('-', '');
