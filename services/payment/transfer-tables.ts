import type { BankLineState, StatementImport } from '@event-planner/contracts/bank-statements';
import type { Generated, Selectable } from '@event-planner/platform/database';

export interface TransferTables {
  statementImports: ImportTable;
  statementRejects: { importId: string; rowNumber: number; reason: string };
  bankLines: BankLineTable;
  bankShares: BankShareTable;
  bankCredits: BankCreditTable;
  bankCreditsBack: BankCreditBackTable;
}

interface ImportTable {
  id: string;
  organizerId: string;
  name: string;
  format: StatementImport['format'];
  byId: string;
  byName: string;
  createdAt: Date;
  finishedAt: Date | null;
  lines: Generated<number>;
  newLines: Generated<number>;
  matched: Generated<number>;
  rejected: Generated<number>;
  failure: string | null;
}

interface BankLineTable {
  id: string;
  organizerId: string;
  importId: string;
  fingerprint: string;
  /** A day of the bank's, `2030-06-01`. */
  bookedOn: string;
  amountMinor: number;
  currency: string;
  counterparty: string;
  iban: string;
  purpose: string;
  state: BankLineState;
  leftMinor: number;
  /** How often what was left has left it: to go back, or as credit. */
  timesLeft: Generated<number>;
  /** The file for the bank that sends back what is left. */
  filedIn: Generated<string | null>;
  filedAt: Generated<Date | null>;
  createdAt: Date;
  updatedAt: Date;
}

interface BankShareTable {
  lineId: string;
  paymentId: string;
  amountMinor: number;
  byId: string | null;
  byName: string | null;
  createdAt: Date;
  /** Somebody said that the payment was not paid by it after all. */
  takenBackAt: Generated<Date | null>;
}

/** What of a line became the credit of a booking's buyer. */
interface BankCreditTable {
  lineId: string;
  nth: number;
  paymentId: string;
  amountMinor: number;
  byId: string;
  byName: string;
  createdAt: Date;
}

/** What of that was taken back. */
interface BankCreditBackTable {
  lineId: string;
  creditNth: number;
  nth: number;
  amountMinor: number;
  byId: string;
  byName: string;
  createdAt: Date;
}

export type BankCreditBackRow = Selectable<BankCreditBackTable>;
export type BankCreditRow = Selectable<BankCreditTable>;
export type ImportRow = Selectable<ImportTable>;
export type BankLineRow = Selectable<BankLineTable>;
export type BankShareRow = Selectable<BankShareTable>;
