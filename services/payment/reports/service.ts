import type { AccessClaims } from '@event-planner/contracts/auth';
import type { OrganizerBalance } from '@event-planner/contracts/balance';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { balancesOf } from './rules.ts';
import { listTotals } from './store.ts';

export interface Reports {
  balance(organizerId: string, by: AccessClaims): Promise<OrganizerBalance>;
}

/** What the books say, for those of the team who may see money. Read from a copy of the database. */
export const createReports = (context: PaymentContext): Reports => ({
  async balance(organizerId, by) {
    await ensureAllowed(context, { organizerId, by }, 'seeMoney');
    return { balances: [...balancesOf(await listTotals(context.db.read, organizerId))] };
  },
});
