import type { CancellationRun } from '@event-planner/contracts/refund';

/** That every order has ended does not mean that everybody has their money. */
export function standingOf({ finishedAt, refunds }: Pick<CancellationRun, 'finishedAt' | 'refunds'>) {
  if (finishedAt === null) return 'running';
  if (refunds.failed > 0) return 'someFailed';
  return refunds.requested > 0 ? 'underWay' : 'finished';
}
