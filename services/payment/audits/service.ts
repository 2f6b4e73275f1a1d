import type { BooksCheck, TrialBalance } from '@event-planner/contracts/balance';
import type { PaymentContext } from '../context.ts';
import { listTrial, runChecks } from './store.ts';

export interface Audits {
  trialBalance(): Promise<TrialBalance>;
  check(): Promise<BooksCheck>;
}

/** The books as a whole, for those who run the platform. Read from a copy of the database. */
export const createAudits = ({ db }: Pick<PaymentContext, 'db'>): Audits => ({
  async trialBalance() {
    const byCurrency = Map.groupBy(await listTrial(db.read), ({ currency }) => currency);
    const currencies = [...byCurrency].map(([currency, rows]) => {
      const accounts = rows.map(({ currency: _, ...row }) => ({ ...row, amountMinor: row.debitMinor - row.creditMinor }));
      return { currency, accounts, sumMinor: accounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
    });
    return { currencies };
  },
  check: async () => ({ checks: [...(await runChecks(db.read))] }),
});
