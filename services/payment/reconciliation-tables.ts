import type { Drift, DriftKind } from '@event-planner/contracts/reconciliation';
import type { Generated, Selectable } from '@event-planner/platform/database';

/** What moved on our account with the provider, as it says. */
export interface ProviderMovementTable {
  id: string;
  type: string;
  source: string | null;
  intentId: string | null;
  amountMinor: number;
  feeMinor: number;
  currency: string;
  happenedAt: Date;
}

/** As the provider says it: there is no amount of ours for it. */
export interface UnfitMovementTable {
  id: string;
  said: unknown;
  happenedAt: Date;
}

export interface ReconciliationTable {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  byId: string | null;
  byName: string | null;
  /** Up to when the provider's movements were read. */
  readUntil: Date | null;
  movements: Generated<number>;
  sales: Generated<number>;
  found: Generated<number>;
  repaired: Generated<number>;
  failure: string | null;
}

export interface DriftTable {
  id: string;
  kind: DriftKind;
  subject: string;
  state: Drift['state'];
  paymentId: string | null;
  bookingId: string | null;
  expectedMinor: number | null;
  foundMinor: number | null;
  currency: string | null;
  expectedCurrency: string | null;
  said: string | null;
  note: string | null;
  byId: string | null;
  byName: string | null;
  foundAt: Date;
  settledAt: Date | null;
}

export type ReconciliationRow = Selectable<ReconciliationTable>;
export type DriftRow = Selectable<DriftTable>;
