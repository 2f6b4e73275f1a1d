import type { BookedLine, BookingOrigin } from '@event-planner/contracts/booking';
import type { Account, EntryKind } from '@event-planner/contracts/ledger';
import type { InvoiceTo } from '@event-planner/contracts/invoicing';
import type { PaidWith } from '@event-planner/contracts/orders';
import type { BankAccount, PaymentWay, TakenPayment, TakingKind } from '@event-planner/contracts/payment-ways';
import type { PaymentState } from '@event-planner/contracts/payment';
import type { ProviderRefundPurpose } from '@event-planner/contracts/provider-refunds';
import type { Price } from '@event-planner/contracts/pricing';
import type { Generated, Json, Selectable } from '@event-planner/platform/database';
import type { CreditTables } from './credit-tables.ts';
import type { DisputeFileTable, DisputeTable } from './dispute-tables.ts';
import type { DocumentTables } from './document-tables.ts';
import type { DriftTable, ProviderMovementTable, ReconciliationTable, UnfitMovementTable } from './reconciliation-tables.ts';
import type { PayoutTables } from './payout-tables.ts';
import type { RefundFileTables } from './refund-file-tables.ts';
import type { ScheduleTables } from './schedule-tables.ts';
import type { TransferTables } from './transfer-tables.ts';

export interface Tables extends CreditTables, DocumentTables, PayoutTables, RefundFileTables, ScheduleTables, TransferTables {
  payments: PaymentTable;
  refunds: RefundTable;
  disputes: DisputeTable;
  disputeFiles: DisputeFileTable;
  providerRefunds: ProviderRefundTable;
  providerEvents: ProviderEventTable;
  providerEventsRead: { one: true; eventId: string; happenedAt: Date };
  takings: TakingTable;
  providerMovements: ProviderMovementTable;
  unfitMovements: UnfitMovementTable;
  reconciliations: ReconciliationTable;
  drifts: DriftTable;
  sales: SaleTable;
  backfills: { what: 'payments' | 'refunds' | 'sales'; after: string | null; doneAt: Date | null };
  ledgerEntries: LedgerEntryTable;
  ledgerPostings: LedgerPostingTable;
  idempotencyKeys: { userId: string; key: string; bookingId: string; createdAt: Date };
}

export type EventOutcome = 'applied' | 'ignored' | 'unknown' | 'mismatch';
export type RefundState = 'recorded' | 'pending' | 'succeeded' | 'failed' | 'by_hand';

interface PaymentTable {
  id: string;
  bookingId: string;
  userId: string;
  email: string;
  description: string;
  amountMinor: number;
  /** Of it, what the buyer's credit pays: the provider is asked for the rest. */
  creditMinor: Generated<number>;
  /** Of it, what is to go back, and what has gone back. */
  promisedMinor: number;
  refundedMinor: number;
  /** Of what is promised, what is credit now. */
  creditedMinor: Generated<number>;
  currency: string;
  /** By whom or what it is paid; nobody asks the provider about any other than its own. */
  method: PaymentWay;
  payBy: Date;
  /** While the provider is away and it could not be begun. */
  heldUntil: Date | null;
  state: PaymentState;
  failureCode: string | null;
  providerId: string | null;
  clientSecret: string | null;
  providerSaidAt: Date | null;
  askAt: Date | null;
  /** The provider's ids of intents that were given up, because the buyer chose another way. */
  earlierIds: string[];
  organizerId: string | null;
  eventId: string | null;
  eventTitle: string | null;
  buyerName: string | null;
  reference: string | null;
  /** Of the organizer, when the buyer chose to pay into it. */
  account: BankAccount | null;
  /** When the invoice is to be paid; null where there is none. */
  dueAt: Date | null;
  /** When the buyer was told last that the invoice is overdue. */
  remindedAt: Date | null;
  /** How often its money had not come after all. */
  undone: Generated<number>;
  /** Of an invoice, what nobody will pay, beside what it still asks for. */
  writtenOffMinor: Generated<number>;
  /** How often something of that came once the rest was paid. */
  later: Generated<number>;
  createdAt: Date;
  updatedAt: Date;
}

/** Money that came for a payment which no provider takes, and what was said of that later. */
interface TakingTable {
  id: string;
  /** Null of what was sold at the desk: then the sale is named. */
  paymentId: string | null;
  bookingId: string | null;
  nth: number;
  kind: TakingKind;
  before: TakenPayment['paidWith'] | null;
  paidWith: TakenPayment['paidWith'] | null;
  /** Where the books have the money from now on; of what was undone, where they had it. */
  account: Extract<Account, 'cash' | 'terminal' | 'bank' | 'suspense'>;
  amountMinor: number;
  currency: string;
  reason: string | null;
  byId: string | null;
  byName: string | null;
  at: Date;
}

interface RefundTable {
  id: string;
  paymentId: string;
  /** In whoever's words that asked for it. */
  cause: string;
  amountMinor: number;
  /** Of it, what is credit now: at once, and never sent. */
  creditMinor: Generated<number>;
  currency: string;
  state: RefundState;
  providerId: string | null;
  /** Tries that did not come through. */
  attempts: Generated<number>;
  /** How often it was asked for. */
  attempt: Generated<number>;
  /** The provider's ids of the attempts before. */
  earlierIds: Generated<string[]>;
  failureCode: Generated<string | null>;
  sendAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Money that went back at the provider without having been asked for here. */
interface ProviderRefundTable {
  providerId: string;
  paymentId: string;
  bookingId: string;
  amountMinor: number;
  currency: string;
  state: 'pending' | 'succeeded' | 'failed';
  madeAt: Date;
  /** What it was for; null while nobody has said. */
  purpose: ProviderRefundPurpose | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  updatedAt: Date;
}

interface ProviderEventTable {
  id: string;
  type: string;
  /** Null until it is handled. */
  outcome: EventOutcome | null;
  paymentId: string | null;
  happenedAt: Date;
  receivedAt: Date;
  /** What it says, for as long as that is to be handled. */
  said: unknown;
  /** When somebody is to handle it who has not got it in hand; null once it is handled or given up. */
  handleAt: Date | null;
  attempts: Generated<number>;
  /** Why the last try failed, or what is wrong with it. */
  reason: string | null;
  /** Since when it waits for people. */
  diedAt: Date | null;
}

/** What was sold, as booking said it. */
interface SaleTable {
  bookingId: string;
  /** Null where booking did not know it. */
  organizerId: string | null;
  organizerName: string;
  eventId: string;
  eventTitle: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  userId: string;
  buyerName: string;
  email: string;
  reference: string;
  origin: BookingOrigin;
  /** What it was added to or comes from. Tickets that were split off or given away are no sale: their total is zero here. */
  parentId: string | null;
  paidWith: PaidWith | null;
  paymentId: string | null;
  lines: readonly BookedLine[];
  price: Price | null;
  totalMinor: number;
  currency: string;
  /** By which schedule the platform took what of it. */
  feeScheduleId: Generated<string | null>;
  feeMinor: Generated<number>;
  soldAt: Date;
  /** Whom the buyer wants the invoice written to. */
  invoiceTo: Json<InvoiceTo | null>;
  /** How far the document about it is; see documents/. */
  document: Generated<'none' | 'waiting' | 'ready' | 'done'>;
}

interface LedgerEntryTable {
  id: string;
  key: string;
  kind: EntryKind;
  currency: string;
  eventId: string | null;
  bookingId: string | null;
  paymentId: string | null;
  happenedAt: Date;
  bookedAt: Date;
  /** Why, in the words of whoever decided it. */
  reason: string | null;
}

interface LedgerPostingTable {
  entryId: string;
  line: number;
  account: Account;
  organizerId: string | null;
  amountMinor: number;
  /** As its entry has them. */
  currency: string;
  happenedAt: Date;
  /** Of a tax. Its rate in millionths; the net it was taken of, signed like the amount. */
  taxName: string | null;
  taxMillionths: number | null;
  baseMinor: number | null;
  reverseCharge: boolean;
}

export type ProviderEventRow = Selectable<ProviderEventTable>;
export type ProviderRefundRow = Selectable<ProviderRefundTable>;
export type SaleRow = Selectable<SaleTable>;
export type TakingRow = Selectable<TakingTable>;
export type PaymentRow = Selectable<PaymentTable>;
export type RefundRow = Selectable<RefundTable>;
