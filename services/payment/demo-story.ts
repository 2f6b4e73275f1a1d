import { idOf } from '@event-planner/platform/ids';
import { ofCard } from './demo-cards.ts';
import { ofFees } from './demo-fees.ts';
import { ofInvoice } from './demo-invoices.ts';
import { ofPayout } from './demo-payouts.ts';
import { later, minuteMs, type Step, type Story } from './demo-step.ts';
import { insertRun, listRuns, updateRun } from './reconciliation/store.ts';

/** What becomes of the demo's money, in the order of time: as it would have happened, and by whoever does it here. */
export function storyOf(story: Story): readonly Step[] {
  const { told, events } = story;
  const paidOut = events.find(({ state, organizer }) => state === 'ended' && told.some(({ organizerId }) => organizerId === organizer.id));
  const steps = told.flatMap(row =>
    row.payment?.by === 'card' ? ofCard(story, row, row.payment) : row.payment ? ofInvoice(story, row, row.payment) : [],
  );
  return [...ofFees(story), ...steps, ...(paidOut ? ofPayout(story, paidOut) : []), ofReconciliation(story)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/** Provider, books and bookings were compared last night: all that is told here agrees. */
function ofReconciliation({ money: { db }, told, today }: Story): Step {
  const startedAt = later(today, -43 * minuteMs);
  const id = idOf('demo reconciliation');
  const moved = told.flatMap(({ payment }) =>
    payment?.by === 'card' ? [1 + (payment.back || payment.backAtProvider ? 1 : 0) + (payment.dispute ? 1 : 0)] : [],
  );
  const compare = async (): Promise<void> => {
    if ((await listRuns(db.query, 1)).length > 0) return;
    const sales = await db.query
      .selectFrom('sales')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow();
    await db.transaction(tx => insertRun(tx, { id, startedAt, byId: null, byName: null, deadSince: startedAt }));
    await updateRun(db.query, id, {
      movements: moved.reduce((sum, n) => sum + n, 0),
      sales: Number(sales.n),
      readUntil: later(startedAt, -2 * minuteMs),
      finishedAt: later(startedAt, 4_000),
    });
  };
  return { at: startedAt, run: compare };
}
