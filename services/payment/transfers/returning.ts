import { createHash } from 'node:crypto';
import type { ReturnedLines, ReturnFile, ReturnFileForm, Returns, SeenLines } from '@event-planner/contracts/bank-statements';
import { faultOfAccount, plainIban } from '@event-planner/contracts/payment-ways';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { creditTransferXml } from '../sepa.ts';
import type { Tables } from '../tables.ts';
import type { BankLineRow } from '../transfer-tables.ts';
import type { createAssigning } from './assigning.ts';
import { fileLines, findOwnAccount, listToReturn, lockLines } from './store.ts';
import type { OfTeam } from './service.ts';

export interface ReturningParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit'>;
  readonly markIn: ReturnType<typeof createAssigning>['markIn'];
}

/** Whether the bank said to which account it may go back. */
const isPayable = ({ iban, counterparty }: BankLineRow): boolean =>
  faultOfAccount({ holder: counterparty.slice(0, 70), iban, bic: null }) === undefined;

/** What is to go back of transfers, as a file that the organizer's bank reads: nobody types an account or an amount once more. */
export function createReturning({ context: { db, now, audit }, markIn }: ReturningParts) {
  /** As they were shown, and all of them still to go back. In the order of their ids, as they are locked everywhere. */
  const lockSeen = async (
    tx: Transaction<Tables>,
    { organizerId }: OfTeam,
    { lines }: Pick<SeenLines, 'lines'>,
  ): Promise<readonly BankLineRow[]> => {
    const ids = lines.map(({ lineId }) => lineId);
    const found = new Map((await lockLines(tx, organizerId, ids)).map(line => [line.id, line]));
    const unknown = ids.find(id => !found.has(id));
    if (unknown !== undefined) throw refuseCommon('not_found', `there is no line ${unknown}`);
    const isAsSeen = ({ lineId, leftMinor }: SeenLines['lines'][number]): boolean => {
      const line = found.get(lineId);
      return line?.state === 'to_return' && line.leftMinor === leftMinor;
    };
    const changed = lines.filter(line => !isAsSeen(line));
    if (changed.length > 0)
      throw refuse('line_not_assignable', `${changed.length} of ${lines.length} are not to be returned any more, or are another amount`);
    return [...found.values()];
  };

  return {
    async list({ organizerId }: OfTeam): Promise<Returns> {
      const [lines, account] = await Promise.all([listToReturn(db.query, organizerId), findOwnAccount(db.query, organizerId)]);
      return {
        account: account ?? null,
        items: lines.filter(isPayable).map(line => ({
          lineId: line.id,
          leftMinor: line.leftMinor,
          currency: line.currency,
          counterparty: line.counterparty,
          iban: plainIban(line.iban),
          file: line.filedIn === null || line.filedAt === null ? null : { id: line.filedIn, madeAt: line.filedAt.toISOString() },
        })),
        withoutAccount: lines.filter(line => !isPayable(line)).length,
      };
    },

    /** Of the same lines always under the same id, by which a bank refuses what it has had before. Each line is in one file, until it is taken out of it. */
    async file(team: OfTeam, { account, currency, ...seen }: ReturnFileForm): Promise<ReturnFile> {
      const fault = faultOfAccount(account);
      if (fault !== undefined) throw refuse('account_not_valid', `its ${fault} is none`, { field: fault });
      return db.transaction(async tx => {
        const lines = await lockSeen(tx, team, seen);
        const unfit = lines.find(line => line.currency !== currency || !isPayable(line));
        if (unfit)
          throw refuse('line_not_assignable', `the line ${unfit.id} is in ${unfit.currency}, or says no account it may go back to`);
        const id = createHash('sha256')
          .update(lines.map(line => `${line.id} ${line.leftMinor} ${line.timesLeft}`).join('\n'))
          .digest('hex')
          .slice(0, 32);
        const others = lines.filter(({ filedIn }) => filedIn !== null && filedIn !== id);
        if (others.length > 0)
          throw refuse('line_filed', `${others.length} of ${lines.length} are in another file for the bank, which sends them back`, {
            lines: others.map(line => line.id),
          });
        await fileLines(
          tx,
          lines.map(line => line.id),
          { fileId: id, at: now() },
        );
        await audit(tx, {
          by: actorOf(team.by),
          action: 'bank_lines.filed',
          of: { kind: 'organizer', id: team.organizerId },
          organizerId: team.organizerId,
          after: { lines: lines.length, totalMinor: lines.reduce((sum, line) => sum + line.leftMinor, 0), currency, file: id },
        });
        const xml = creditTransferXml({
          id,
          createdAt: now(),
          currency,
          debtor: { name: account.holder, iban: plainIban(account.iban), bic: account.bic?.toUpperCase() ?? null },
          credits: lines.map(line => ({
            endToEndId: line.id.replaceAll('-', ''),
            amountMinor: line.leftMinor,
            holder: line.counterparty,
            iban: plainIban(line.iban),
            bic: null,
            purpose: `Return: ${line.purpose}`,
          })),
        });
        return { id, xml };
      });
    },

    /** All of them were sent: all or none is noted. */
    async returned(team: OfTeam, { fileId, ...seen }: ReturnedLines): Promise<void> {
      await db.transaction(async tx => {
        const lines = await lockSeen(tx, team, seen);
        const others = lines.filter(({ filedIn }) => filedIn !== (fileId ?? null));
        if (others.length > 0)
          throw refuse(
            'line_filed',
            fileId === undefined
              ? `${others.length} of ${lines.length} are in a file for the bank, which sends them back`
              : `${others.length} of ${lines.length} are not in the file ${fileId}, or not any more`,
            { lines: others.map(line => line.id) },
          );
        for (const line of lines) await markIn(tx, { of: { ...team, lineId: line.id }, line, as: 'returned' });
      });
    },
  };
}
