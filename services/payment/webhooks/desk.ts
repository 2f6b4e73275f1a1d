import type { AccessClaims } from '@event-planner/contracts/auth';
import { actorOf } from '@event-planner/platform/audit';
import type { OperatorEvent, OperatorEvents } from '@event-planner/contracts/payment-operations';
import { refuse } from '@event-planner/platform/errors';
import type { z } from 'zod';
import type { PaymentContext } from '../context.ts';
import type { ProviderEventRow } from '../tables.ts';
import type { Webhooks } from './service.ts';
import { countOpen, dismiss, listDead, redrive } from './store.ts';

type Desk = z.infer<typeof OperatorEvents>;

/** What those who run the platform see of events that could not be handled, and can do. */
export interface EventDesk {
  list(page: { readonly limit: number; readonly before: Date | undefined }): Promise<Desk>;
  /** Has it handled once more, now. Throws `not_found` for one that is not given up. */
  redrive(id: string, by: AccessClaims): Promise<void>;
  /** Somebody has looked at it, and nothing is left to be done. */
  dismiss(id: string, by: AccessClaims): Promise<void>;
}

export function createEventDesk({ db, now, log, audit }: PaymentContext, webhooks: Pick<Webhooks, 'handleDue'>): EventDesk {
  const ensureThere = (id: string, isThere: boolean): void => {
    if (!isThere) throw refuse('not_found', `the event ${id} is not among those that were given up`);
  };
  return {
    async list({ limit, before }) {
      const [{ waiting, dead, oldestAt }, rows] = await Promise.all([
        countOpen(db.query),
        listDead(db.query, { limit: limit + 1, before }),
      ]);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1)?.diedAt : null;
      return {
        waiting,
        dead,
        oldestAt: oldestAt?.toISOString() ?? null,
        items: items.map(present),
        nextCursor: last?.toISOString() ?? null,
      };
    },
    async redrive(id, by) {
      await db.transaction(async tx => {
        ensureThere(id, await redrive(tx, id, now()));
        await audit(tx, { by: actorOf(by), action: 'provider_event.redriven', of: { kind: 'provider_event', id } });
      });
      log.info({ event: id }, 'an event that was given up is handled again');
      await webhooks.handleDue();
    },
    async dismiss(id, by) {
      await db.transaction(async tx => {
        ensureThere(id, await dismiss(tx, id));
        await audit(tx, { by: actorOf(by), action: 'provider_event.dismissed', of: { kind: 'provider_event', id } });
      });
      log.info({ event: id }, 'an event that was given up was looked at by people');
    },
  };
}

const present = ({
  id,
  type,
  paymentId,
  outcome,
  attempts,
  reason,
  happenedAt,
  receivedAt,
  diedAt,
}: ProviderEventRow): z.infer<typeof OperatorEvent> => ({
  id,
  type,
  paymentId,
  isMismatch: outcome === 'mismatch',
  attempts,
  reason: reason ?? '',
  happenedAt: happenedAt.toISOString(),
  receivedAt: receivedAt.toISOString(),
  diedAt: (diedAt ?? receivedAt).toISOString(),
});
