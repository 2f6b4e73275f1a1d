import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { PayoutExport, PayoutExportForm } from '@event-planner/contracts/payouts';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { PaymentContext } from '../../context.ts';
import { refuse } from '../../errors.ts';
import type { PayoutRow } from '../../payout-tables.ts';
import type { Tables } from '../../tables.ts';
import { readBankAccount } from '../accounts/rules.ts';
import type { Payouts } from '../service.ts';
import { lockPayout, updatePayout } from '../store.ts';
import { creditTransferXml } from '../../sepa.ts';
import { findExport, insertExport, listExports, listOfExport, takeForExport } from './store.ts';

export interface PayoutExports {
  /** Puts what waits into a file for the bank. Refuses where nothing does. */
  make(form: z.infer<typeof PayoutExportForm>, by: AccessClaims): Promise<string>;
  list(): Promise<PayoutExport[]>;
  /** The same bytes whenever it is asked for. */
  xml(id: string): Promise<string>;
  /** The bank has made it. */
  executed(payoutId: string, by: AccessClaims): Promise<PayoutRow>;
  /** The bank could not, or sent it back. */
  returned(payoutId: string, reason: string, by: AccessClaims): Promise<PayoutRow>;
}

/** What banks take in one file without asking. */
const mostInFile = 5000;
const mostListed = 100;

export function createPayoutExports({ db, now, audit }: PaymentContext, { fail }: Pick<Payouts, 'fail'>): PayoutExports {
  /** Locks one that is made by hand and is in one of these states. */
  async function lockByHand(tx: Transaction<Tables>, id: string, states: readonly PayoutRow['state'][]): Promise<PayoutRow> {
    const payout = await lockPayout(tx, id);
    if (!payout) throw refuseAny('not_found', `there is no payout ${id}`);
    if (payout.kind !== 'bank' || !states.includes(payout.state))
      throw refuse(
        'payout_not_by_hand',
        `the payout ${id} is ${payout.state}${payout.kind === 'provider' ? ' and made by the provider' : ''}`,
      );
    return payout;
  }
  const after = async (id: string): Promise<PayoutRow> =>
    db.query.selectFrom('payouts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  return {
    make: ({ currency, ...form }, by) => {
      const debtor = readBankAccount({ holder: form.debtorName, iban: form.debtorIban, bic: form.debtorBic });
      return db.transaction(async tx => {
        const createdAt = now();
        const row = { id: newId(createdAt.getTime()), currency, createdAt, createdBy: by.sub, createdByName: by.name };
        const file = { ...row, debtorName: debtor.holder, debtorIban: debtor.iban, debtorBic: debtor.bic };
        await insertExport(tx, file);
        if ((await takeForExport(tx, file, mostInFile)) === 0)
          throw refuse('nothing_to_export', `no payout in ${currency} waits for a file`);
        await audit(tx, { by: actorOf(by), action: 'payouts.exported', of: { kind: 'payout_export', id: file.id }, after: { currency } });
        return file.id;
      });
    },
    list: async () =>
      (await listExports(db.query, mostListed)).map(({ id, currency, payouts, totalMinor, createdAt, createdByName }) => ({
        id,
        currency,
        payouts,
        totalMinor,
        createdAt: createdAt.toISOString(),
        createdBy: createdByName,
      })),
    async xml(id) {
      const file = await findExport(db.query, id);
      if (!file) throw refuseAny('not_found', `there is no file ${id}`);
      const payouts = await listOfExport(db.query, id);
      return creditTransferXml({
        id: short(id),
        createdAt: file.createdAt,
        currency: file.currency,
        debtor: { name: file.debtorName, iban: file.debtorIban, bic: file.debtorBic },
        credits: payouts.map(({ id: payoutId, amountMinor, holder, iban, bic, number, organizerName }) => ({
          endToEndId: short(payoutId),
          amountMinor,
          holder: holder ?? '',
          iban: iban ?? '',
          bic,
          purpose: `Payout ${number} ${organizerName}`,
        })),
      });
    },
    async executed(payoutId, by) {
      await db.transaction(async tx => {
        const payout = await lockByHand(tx, payoutId, ['recorded', 'exported']);
        await updatePayout(tx, payout, { state: 'paid', settledAt: now(), updatedAt: now() });
        await audit(tx, { ...aboutPayout(payout, by), action: 'payout.executed', after: { state: 'paid' } });
      });
      return after(payoutId);
    },
    async returned(payoutId, reason, by) {
      await db.transaction(async tx => {
        const payout = await lockByHand(tx, payoutId, ['recorded', 'exported', 'paid']);
        await fail(tx, payout, reason);
        await audit(tx, { ...aboutPayout(payout, by), action: 'payout.returned', after: { state: 'failed', reason } });
      });
      return after(payoutId);
    },
  };
}

const aboutPayout = ({ id, organizerId, state }: PayoutRow, by: AccessClaims) => ({
  by: actorOf(by),
  of: { kind: 'payout', id },
  organizerId,
  before: { state },
});

/** Ids of files and payments may have 35 characters; a UUID has 36. */
const short = (id: string): string => id.replaceAll('-', '');
