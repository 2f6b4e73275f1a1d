import type { PayoutState } from '@event-planner/contracts/payouts';
import type { Kysely } from '@event-planner/platform/database';
import type { PayoutRow } from '../payout-tables.ts';
import type { Tables } from '../tables.ts';
import type { Position } from './cursor.ts';

export interface PayoutFilter {
  readonly organizerId?: string | undefined;
  readonly state?: PayoutState | undefined;
  readonly kind?: PayoutRow['kind'] | undefined;
}

export function listPayouts(
  db: Kysely<Tables>,
  { organizerId, state, kind }: PayoutFilter,
  { after, limit }: { readonly after: Position | undefined; readonly limit: number },
): Promise<PayoutRow[]> {
  let query = db.selectFrom('payouts').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
  if (organizerId !== undefined) query = query.where('organizerId', '=', organizerId);
  if (state !== undefined) query = query.where('state', '=', state);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(after.createdAt, after.id)));
  return query.execute();
}
