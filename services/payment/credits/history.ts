import type { AccessClaims } from '@event-planner/contracts/auth';
import type { CreditMovement, TeamCreditMovement } from '@event-planner/contracts/credit';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { listMovementsOfOrganizer, listMovementsOfUser, type ShownMovement } from './store.ts';

interface Asked {
  readonly cursor: string | undefined;
  readonly limit: number;
}
interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** What moved credit, the newest first. */
export interface CreditHistory {
  ofUser(userId: string, asked: Asked): Promise<Page<CreditMovement>>;
  /** Of all buyers of an organizer. */
  ofOrganizer(
    team: { readonly organizerId: string; readonly by: AccessClaims },
    asked: Asked & { readonly currency: string | undefined },
  ): Promise<Page<TeamCreditMovement>>;
}

export function createCreditHistory(context: Pick<PaymentContext, 'db' | 'call'>): CreditHistory {
  const { db } = context;
  return {
    async ofUser(userId, { cursor, limit }) {
      const rows = await listMovementsOfUser(db.read, userId, { after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, placeOf);
      return { items: items.map(present), nextCursor };
    },
    async ofOrganizer({ organizerId, by }, { currency, cursor, limit }) {
      await ensureAllowed(context, { organizerId, by }, 'seeMoney');
      const rows = await listMovementsOfOrganizer(db.read, { organizerId, currency }, { after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, placeOf);
      return { items: items.map(row => ({ ...present(row), eventId: row.eventId, buyer: row.buyer })), nextCursor };
    },
  };
}

const placeOf = ({ happenedAt: at, id }: ShownMovement) => ({ at, id });

const present = ({ happenedAt, ...row }: ShownMovement): CreditMovement => ({
  id: row.id,
  kind: row.kind,
  amountMinor: row.amountMinor,
  currency: row.currency,
  organizerId: row.organizerId,
  organizerName: row.organizerName,
  bookingId: row.bookingId,
  reference: row.reference,
  eventTitle: row.eventTitle,
  at: happenedAt.toISOString(),
});
