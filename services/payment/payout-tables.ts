import type { PayoutState } from '@event-planner/contracts/payouts';
import type { Generated, Selectable } from '@event-planner/platform/database';

export interface PayoutTables {
  payoutAccounts: PayoutAccountTable;
  payoutAccountChanges: PayoutAccountChangeTable;
  payoutExports: PayoutExportTable;
  payouts: PayoutTable;
  eventEnds: { eventId: string; title: string; endsAt: Date; version: Generated<number> };
  payoutEntries: { payoutId: string; organizerId: string; entryId: string };
}

interface PayoutAccountTable {
  organizerId: string;
  currency: string;
  kind: 'provider' | 'bank';
  organizerName: string;
  holder: string | null;
  iban: string | null;
  bic: string | null;
  providerAccountId: string | null;
  providerState: ProviderAccountState | null;
  requirements: Generated<string[]>;
  providerSaidAt: Generated<Date | null>;
  holdUntil: Date | null;
  scheduledAt: Date;
  createdAt: Date;
  updatedAt: Date;
}

export type ProviderAccountState = 'onboarding' | 'restricted' | 'enabled';

interface PayoutAccountChangeTable {
  id: string;
  organizerId: string;
  currency: string;
  what: 'added' | 'changed';
  account: string;
  changedAt: Date;
  changedBy: string;
  changedByName: string;
}

interface PayoutExportTable {
  id: string;
  currency: string;
  debtorName: string;
  debtorIban: string;
  debtorBic: string | null;
  createdAt: Date;
  /** Null of those that were made before it was kept. */
  createdBy: string | null;
  createdByName: string;
}

interface PayoutTable {
  id: string;
  organizerId: string;
  organizerName: string;
  currency: string;
  number: number;
  amountMinor: number;
  kind: 'provider' | 'bank';
  state: PayoutState;
  holder: string | null;
  iban: string | null;
  bic: string | null;
  providerAccountId: string | null;
  transferId: string | null;
  providerPayoutId: string | null;
  exportId: string | null;
  failure: string | null;
  askedBy: string | null;
  askedByName: string | null;
  attempts: Generated<number>;
  sendAt: Date | null;
  openingMinor: number;
  closingMinor: number;
  createdAt: Date;
  updatedAt: Date;
  settledAt: Date | null;
}

export type PayoutAccountRow = Selectable<PayoutAccountTable>;
export type PayoutAccountChangeRow = Selectable<PayoutAccountChangeTable>;
export type PayoutExportRow = Selectable<PayoutExportTable>;
export type PayoutRow = Selectable<PayoutTable>;
