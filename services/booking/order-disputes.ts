import type { OrderDispute } from '@event-planner/contracts/disputes';
import type { Reader, Selectable } from '@event-planner/platform/database';
import type { DisputesTable } from './dispute-tables.ts';
import { refuse } from './errors.ts';
import type { Tables } from './tables.ts';

export type DisputeRow = Selectable<DisputesTable>;

/** Of each booking whose payment a bank wants, or wanted, back: what weighs most. Kept by disputes. */
export type FindDisputes = (db: Reader<Tables>, bookingIds: readonly string[]) => Promise<ReadonlyMap<string, DisputeRow>>;

/** The bank has the money: it takes it back by itself, and the provider gives none back beside. */
export const isWithBank = (dispute: Pick<DisputeRow, 'state'> | undefined): boolean =>
  dispute?.state === 'open' || dispute?.state === 'lost';

export function ensureNotDisputed(dispute: DisputeRow | undefined): void {
  if (!dispute || !isWithBank(dispute)) return;
  throw refuse(
    'payment_disputed',
    dispute.state === 'lost'
      ? 'the buyer’s bank has taken this payment back: there is nothing left to give back'
      : 'the buyer’s bank wants this payment back: until that is decided, nothing else goes back of it',
    { dispute: dispute.state },
  );
}

export const presentDispute = (row: DisputeRow): OrderDispute => ({
  id: row.id,
  state: row.state,
  amountMinor: row.amountMinor,
  currency: row.currency,
  reason: row.reason,
  dueAt: row.dueAt?.toISOString() ?? null,
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});
