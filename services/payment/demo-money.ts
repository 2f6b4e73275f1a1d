import type { Database } from '@event-planner/platform/database';
import { createLogger } from '@event-planner/platform/telemetry';
import type { PaymentContext } from './context.ts';
import { createNote } from './corrections/service.ts';
import { createBuyerCredit } from './credits/service.ts';
import { createDemoWriting } from './demo-billing.ts';
import { createAnnounceDispute } from './disputes/announce.ts';
import { createSettleDispute } from './disputes/settle.ts';
import { sumDisputed, sumWithheld } from './disputes/store.ts';
import { createFees } from './fees/service.ts';
import { createLedger } from './ledger/ledger.ts';
import { createOffline } from './offline/service.ts';
import { createSettle } from './payments/settle.ts';
import { usualPayoutTerms } from '@event-planner/contracts/payout-terms';
import { createPayoutExports } from './payouts/exports/service.ts';
import { createPayouts } from './payouts/service.ts';
import { createAssign, createSettleAtProvider } from './refunds/at-provider/settle.ts';
import { recordRefund } from './refunds/record.ts';
import { createSettleRefund } from './refunds/settle.ts';
import { createSaleRecords } from './sales/records.ts';
import { createSchedules } from './schedules/service.ts';
import { feeScheduleStore } from './schedules/store.ts';
import type { Tables } from './tables.ts';
import { createImporting } from './transfers/importing.ts';

/** The service as it would have worked at the moment on the clock, but for whoever it would have told: it asks nobody, and publishes nothing. */
export function createDemoMoney(db: Database<Tables>, clock: { readonly at: Date }, nameOf: (organizerId: string) => string) {
  const silent = async (): Promise<void> => undefined;
  const now = () => clock.at;
  const context = {
    db,
    now,
    log: createLogger({ service: 'payment', level: 'silent' }),
    publish: silent,
    audit: silent,
    // Of others it only asks how organizers are called.
    call: async (_, { path }) => ({ name: nameOf(path.split('/')[2] ?? ''), items: [] }),
  } as Partial<PaymentContext> as PaymentContext;
  const asksNobody = (): never => {
    throw new Error('the demo asks no provider');
  };
  const books = createLedger(context);
  const credit = createBuyerCredit(books);
  const settle = createSettle(context, { books, credit });
  const writing = createDemoWriting(context);
  const schedules = createSchedules(context, feeScheduleStore);
  const fees = createFees(context, { books, schedules });
  const assign = createAssign(context, books);
  const offline = createOffline({ context, books, provider: { cancelIntent: asksNobody }, settle, note: createNote(context) });
  const payouts = createPayouts(context, {
    books,
    termsOf: async () => usualPayoutTerms,
    withheld: sumWithheld,
    disputed: sumDisputed,
    payableOf: ({ amountMinor }) => amountMinor,
    isReady: () => true,
  });
  return {
    db,
    now,
    writing,
    settle,
    offline,
    payouts,
    exports: createPayoutExports(context, payouts),
    schedules,
    fees,
    records: createSaleRecords(context, {
      books,
      fees,
      onInvoices: offline.onInvoices,
      onRefund: offline.onRefund,
      documents: writing,
    }),
    recordRefund: (tx: Parameters<typeof recordRefund>[0], order: Parameters<typeof recordRefund>[1]) =>
      recordRefund(tx, order, { books, credit, publish: context.publish, at: now() }),
    settleRefund: createSettleRefund(context, books),
    settleAtProvider: createSettleAtProvider(context, { books, assign }),
    settleDispute: createSettleDispute(context, books, createAnnounceDispute(context)),
    importStatement: createImporting({ context, books, arrivals: offline }),
  };
}
export type DemoMoney = ReturnType<typeof createDemoMoney>;
