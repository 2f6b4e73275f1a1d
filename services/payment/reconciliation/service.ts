import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Drift, Reconciliation } from '@event-planner/contracts/reconciliation';
import type { SoldPage } from '@event-planner/contracts/sold';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { DriftRow } from '../reconciliation-tables.ts';
import { compareMovements } from './comparing/store.ts';
import type { ReadMovements, ReadSpan } from './reading.ts';
import { type Found, present, presentDrift, same } from './rules.ts';
import { createSalesCompared, graceMs } from './sales.ts';
import * as store from './store.ts';

export interface ReconciliationParts {
  readonly readMovements: ReadMovements;
  /** Asks the provider about a payment, or about a refund of its own, and takes its word. */
  readonly askPayment: (paymentId: string) => Promise<void>;
  readonly askRefund: (providerRefundId: string) => Promise<void>;
  /** Books what booking says of a sale and the books do not. */
  readonly rebook: (sold: SoldPage['items'][number]) => Promise<void>;
  /** Where people look up what the provider knows under an id. */
  readonly dashboardUrl: (about: string) => string;
  readonly inBackground: (work: Promise<void>) => void;
}

export interface Reconciliations {
  /** Begins one, unless one is under way; it goes on by itself. */
  start(by: AccessClaims): Promise<Reconciliation>;
  /** One, by the clock. */
  runNow(): Promise<void>;
  list(): Promise<Reconciliation[]>;
  drifts(asked: {
    readonly state: Drift['state'] | undefined;
    readonly cursor: string | undefined;
    readonly limit: number;
  }): Promise<{ items: Drift[]; nextCursor: string | null }>;
  /** Somebody knows why it is so. */
  accept(id: string, by: AccessClaims, note: string): Promise<Drift>;
}

/** One that has not ended by then died with its process. */
const longestMs = 15 * 60_000;
const shownRuns = 20;

/** Provider, books and bookings, compared: what differs is noted, explained, and brought in order where that guesses nothing: by asking the provider again, and by booking again what booking says. */
export function createReconciliations(context: PaymentContext, parts: ReconciliationParts): Reconciliations {
  const { db, now, log } = context;
  const sales = createSalesCompared(context, parts.rebook);

  const begin = async (by: AccessClaims | null): Promise<Reconciliation & { readonly startedAt: string }> => {
    const startedAt = now();
    const run = await db.transaction(async tx => {
      const inserted = await store.insertRun(tx, {
        id: newId(startedAt.getTime()),
        startedAt,
        byId: by?.sub ?? null,
        byName: by?.name ?? null,
        deadSince: new Date(startedAt.getTime() - longestMs),
      });
      if (inserted && by)
        await context.audit(tx, { by: actorOf(by), action: 'reconciliation.started', of: { kind: 'reconciliation', id: inserted.id } });
      return inserted;
    });
    if (!run) throw refuse('reconciliation_running', 'wait until the one that is under way has ended');
    return present(run);
  };

  /** Only what asking the provider once more can bring in order, which is always safe. */
  async function repair(found: readonly Found[]): Promise<void> {
    for (const { kind, subject, paymentId } of found) {
      const asked =
        kind === 'payment_not_noted' && paymentId
          ? parts.askPayment(paymentId)
          : kind === 'refund_not_noted'
            ? parts.askRefund(subject)
            : undefined;
      await asked?.catch((err: unknown) => log.warn({ err, kind, subject }, 'what does not agree could not be repaired'));
    }
  }

  async function note(
    open: readonly DriftRow[],
    { before, after }: { readonly before: readonly Found[]; readonly after: readonly Found[] },
  ): Promise<number> {
    const at = now();
    await store.saveDrifts(
      db.query,
      before.map(found => ({ ...found, id: newId(at.getTime()), foundAt: at })),
    );
    const known = await store.listOpen(db.query);
    const settled = known.filter(drift => !after.some(found => same(found, drift)));
    const [repaired, gone] = [
      settled.filter(drift => before.some(found => same(found, drift))),
      settled.filter(drift => !before.some(found => same(found, drift))),
    ];
    await store.settleDrifts(
      db.query,
      repaired.map(({ id }) => id),
      { state: 'repaired', at },
    );
    await store.settleDrifts(
      db.query,
      gone.map(({ id }) => id),
      { state: 'gone', at },
    );
    const fresh = after.filter(found => !open.some(drift => same(found, drift)));
    if (fresh.length > 0) log.error({ drifts: fresh.slice(0, 20) }, 'PROVIDER, BOOKS AND BOOKINGS DIFFER: look at it under reconciliation');
    return repaired.length;
  }

  async function work(id: string): Promise<void> {
    const span: ReadSpan = await parts.readMovements();
    const open = await store.listOpen(db.query);
    const look = () =>
      compareMovements(db.query, {
        since: span.since,
        until: new Date(span.until.getTime() - graceMs),
        subjects: [...open.map(({ subject }) => subject), ...span.fitted],
      });
    const moved = await look();
    const sold = await sales.look();
    await repair(moved);
    const after = [...(await look()), ...(await sales.repair(sold))];
    const repaired = await note(open, { before: [...moved, ...sold.found], after });
    const counted = { movements: span.movements, sales: sold.count, found: after.length, repaired };
    await store.updateRun(db.query, id, { ...counted, readUntil: span.until, finishedAt: now() });
  }

  const run = (id: string): Promise<void> =>
    work(id).catch(async (err: unknown) => {
      log.error({ err }, 'provider, books and bookings could not be compared');
      const failure = (err instanceof Error ? err.message : String(err)).slice(0, 500);
      await store.updateRun(db.query, id, { finishedAt: now(), failure });
    });

  return {
    async start(by) {
      const begun = await begin(by);
      parts.inBackground(run(begun.id));
      return begun;
    },
    runNow: async () => run((await begin(null)).id),
    list: async () => (await store.listRuns(db.query, shownRuns)).map(present),
    async drifts({ state, cursor, limit }) {
      const rows = await store.listDrifts(db.query, { state, after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, ({ foundAt: at, id }) => ({ at, id }));
      return { items: items.map(one => presentDrift(one, parts.dashboardUrl)), nextCursor };
    },
    async accept(id, by, text) {
      const accepted = await db.transaction(async tx => {
        const drift = await store.acceptDrift(tx, id, { note: text, byId: by.sub, byName: by.name, settledAt: now() });
        if (drift) await context.audit(tx, { by: actorOf(by), action: 'drift.accepted', of: { kind: 'drift', id }, after: { note: text } });
        return drift;
      });
      if (accepted) return presentDrift(accepted, parts.dashboardUrl);
      if (!(await store.findDrift(db.query, id))) throw refuseAny('not_found', `there is no drift ${id}`);
      throw refuse('drift_settled', 'it agrees again, or somebody has accepted it');
    },
  };
}
