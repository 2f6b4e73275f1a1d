import type { App } from '@event-planner/platform/service';
import { auditRoutes } from './audits/routes.ts';
import { createAudits } from './audits/service.ts';
import { createBackfill } from './backfill/service.ts';
import { billingRoutes } from './billing/routes.ts';
import { createBilling } from './billing/service.ts';
import type { PaymentSettings } from './config.ts';
import { dashboardOf, readSettings } from './config.ts';
import type { PaymentContext } from './context.ts';
import { createCreditHistory } from './credits/history.ts';
import { creditRoutes } from './credits/routes.ts';
import { createBuyerCredit, createListCredits } from './credits/service.ts';
import { eventEndSubscribers } from './event-ends/subscribers.ts';
import { createPayoutFeature } from './payouts/feature.ts';
import { correctionRoutes } from './corrections/routes.ts';
import { createCorrections, createNote } from './corrections/service.ts';
import { createAdoptDisputes } from './disputes/adopt.ts';
import { createAnnounceDispute } from './disputes/announce.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { createDisputes } from './disputes/service.ts';
import { createSettleDispute } from './disputes/settle.ts';
import { sumDisputed, sumWithheld } from './disputes/store.ts';
import { createFees } from './fees/service.ts';
import { createDocumentsFeature } from './documents/feature.ts';
import { createLedger } from './ledger/ledger.ts';
import type { payment } from './manifest.ts';
import { accountOf } from './offline/rules.ts';
import { changePayment, findByBooking, lockByBooking } from './offline/store.ts';
import { offlineRoutes } from './offline/routes.ts';
import { createOffline } from './offline/service.ts';
import { offlineSubscribers } from './offline/subscribers.ts';
import { createAsk } from './payments/ask.ts';
import { createHolding } from './payments/hold.ts';
import { paymentRoutes } from './payments/routes.ts';
import { createPayments } from './payments/service.ts';
import { createSettle } from './payments/settle.ts';
import { lockFreePayments, lockPayments } from './payments/store.ts';
import { testCardsFor } from './payments/test-cards.ts';
import { createPayWithCredit } from './payments/with-credit.ts';
import { providerRoutes } from './provider/routes.ts';
import { createStripeProvider } from './provider/stripe.ts';
import { createReading } from './reconciliation/reading.ts';
import { reconciliationRoutes } from './reconciliation/routes.ts';
import { createReconciliations } from './reconciliation/service.ts';
import { reportRoutes } from './reports/routes.ts';
import { createReports } from './reports/service.ts';
import { atProviderRoutes } from './refunds/at-provider/routes.ts';
import { refundRoutes } from './refunds/routes.ts';
import { createRefunds } from './refunds/service.ts';
import { refundSubscribers } from './refunds/subscribers.ts';
import { createBookSold } from './sales/sold-before.ts';
import { createRebookSold } from './sales/rebook.ts';
import { createSaleRecords } from './sales/records.ts';
import { saleSubscribers } from './sales/subscribers.ts';
import { scheduleRoutes } from './schedules/routes.ts';
import { createSchedules } from './schedules/service.ts';
import { feeScheduleStore, payoutScheduleStore } from './schedules/store.ts';
import { statementRoutes } from './statements/routes.ts';
import { createStatements } from './statements/service.ts';
import { transferRoutes } from './transfers/routes.ts';
import { createTransfers } from './transfers/service.ts';
import { refundFileRoutes } from './refund-files/routes.ts';
import { createRefundFiles } from './refund-files/service.ts';
import type { Tables } from './tables.ts';
import { createEventDesk } from './webhooks/desk.ts';
import { eventRoutes } from './webhooks/operator-routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { createWebhooks } from './webhooks/service.ts';
import { privacyRoutes, privacySubscribers } from './privacy/feature.ts';

export async function createApp(
  context: PaymentContext,
  { apiUrl, scriptUrl }: PaymentSettings = readSettings(),
): Promise<App<typeof payment, Tables>> {
  const { log } = context;
  const publishableKey = context.secret('stripe-publishable-key');
  const provider = createStripeProvider({
    apiUrl,
    secretKey: context.secret('stripe-secret-key'),
    webhookSecret: context.secret('stripe-webhook-secret'),
    log,
  });
  const books = createLedger(context);
  const schedules = { fees: createSchedules(context, feeScheduleStore), payouts: createSchedules(context, payoutScheduleStore) };
  const fees = createFees(context, { books, schedules: schedules.fees });
  const holding = createHolding(context);
  const credit = createBuyerCredit(books);
  const settle = createSettle(context, { books, credit });
  const note = createNote(context);
  const offline = createOffline({ context, books, provider, settle, note });
  const payWithCredit = createPayWithCredit(context, { credit, giveUpIntent: offline.giveUpIntent });
  const payments = createPayments(context, { provider, holding, payWithCredit });
  const refunds = createRefunds(context, { provider, books, credit });
  const announceDispute = createAnnounceDispute(context);
  const settleDispute = createSettleDispute(context, books, announceDispute);
  const background = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>): void => {
    background.add(work);
    void work.finally(() => background.delete(work));
  };
  const payouts = createPayoutFeature(context, {
    provider,
    books,
    schedules: schedules.payouts,
    withheld: sumWithheld,
    disputed: sumDisputed,
    inBackground,
  });
  const webhooks = createWebhooks(context, {
    provider,
    lockPayments,
    lockFreePayments,
    settlePayments: settle.settleAll,
    settleRefund: refunds.settle,
    settleDispute,
    settlePayout: payouts.settlePayout,
    settleAccount: payouts.settleAccount,
  });
  const asking = createAsk(context, { provider, payments, settle, holding });
  const documents = createDocumentsFeature(context, { inBackground, writtenOffOf: offline.writingOff.of });
  const records = createSaleRecords(context, {
    books,
    fees,
    onInvoices: offline.onInvoices,
    onRefund: offline.onRefund,
    documents: documents.writing,
  });
  const reconciliations = createReconciliations(context, {
    readMovements: createReading(context, { provider, books }),
    askPayment: asking.about,
    askRefund: refunds.askAbout,
    rebook: createRebookSold(context, { records, writeSoon: documents.writing.writeSoon }),
    dashboardUrl: dashboardOf(apiUrl, publishableKey),
    inBackground,
  });
  const reports = createReports(context);
  const corrections = createCorrections(
    {
      context,
      books,
      payments: { findByBooking, lockByBooking, changePayment },
      writingOff: offline.writingOff,
      documents: documents.writing,
      accountOf,
    },
    note,
  );
  const billing = createBilling({ context, draw: documents.sample, writeSoon: documents.writing.writeSoon });
  const idle = async (): Promise<void> => {
    await webhooks.idle();
    await Promise.all(background);
  };
  const backfill = createBackfill(context, { books, bookSold: createBookSold(books) });
  // What came in before what is asked for: it may be the answer.
  const parts = [
    webhooks.handleDue,
    fees.bookWaiting,
    refunds.sendDue,
    asking.aboutDue,
    webhooks.readMissed,
    webhooks.idle,
    offline.remindOverdue,
    createAdoptDisputes(context, books, announceDispute),
  ];
  return {
    routes: [
      privacyRoutes(context),
      paymentRoutes(payments, { publishableKey, scriptUrl, testCards: testCardsFor(publishableKey) }),
      creditRoutes(createListCredits(context), createCreditHistory(context)),
      webhookRoutes(webhooks),
      providerRoutes(provider),
      eventRoutes(createEventDesk(context, webhooks)),
      reportRoutes(reports),
      statementRoutes(createStatements({ context, daysFor: reports.daysFor })),
      auditRoutes(createAudits(context)),
      reconciliationRoutes(reconciliations),
      scheduleRoutes(context, schedules),
      offlineRoutes(offline),
      correctionRoutes(corrections),
      disputeRoutes(createDisputes(context, { provider, settle: settleDispute })),
      refundRoutes(refunds),
      atProviderRoutes(refunds.atProvider),
      ...payouts.routes,
      transferRoutes(createTransfers({ context, books, arrivals: offline, credit })),
      refundFileRoutes(createRefundFiles(context)),
      billingRoutes(billing),
      ...documents.routes,
    ],
    subscribers: {
      ...privacySubscribers(context),
      ...refundSubscribers(refunds, inBackground),
      ...saleSubscribers(context, { books, records, writeSoon: documents.writing.writeSoon }),
      ...offlineSubscribers(offline, bookingId => inBackground(asking.giveUp(bookingId))),
      ...eventEndSubscribers(context),
    },
    jobs: {
      'pay-out': payouts.payOut,
      reconcile: reconciliations.runNow,
      async 'ask-provider'() {
        for (const part of parts) await part().catch((err: unknown) => log.error({ err }, 'a part of the job failed; the others go on'));
      },
      'write-documents': documents.writeDue,
      'complete-books': backfill,
    },
    idle,
    async close() {
      await idle();
      await documents.close();
      provider.close();
    },
  };
}
