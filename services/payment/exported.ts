import type { AccessClaims } from '@event-planner/contracts/auth';
import { actorOf } from '@event-planner/platform/audit';
import type { PaymentContext } from './context.ts';

export interface Exported {
  readonly what: 'documents' | 'journal' | 'statement';
  readonly from: string;
  readonly to: string;
}

/** Whoever takes buyers' names out of here is in the trail, before they have them. */
export const noteExport = (
  { db, audit }: Pick<PaymentContext, 'db' | 'audit'>,
  { organizerId, by }: { readonly organizerId: string; readonly by: AccessClaims },
  exported: Exported,
): Promise<void> =>
  db.transaction(async tx => {
    await audit(tx, {
      by: actorOf(by),
      action: 'money.exported',
      of: { kind: 'organizer', id: organizerId },
      organizerId,
      after: { ...exported },
    });
  });
