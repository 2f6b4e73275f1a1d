import { mostObstacles, type Obstacle } from '@event-planner/contracts/privacy';
import { type Reader, sql } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

/** What somebody has here that ends with them if nobody does anything about it. */
export async function listObstacles(db: Reader<Tables>, userId: string, now: Date): Promise<Obstacle[]> {
  const upcoming = await sql<{ id: string; reference: string; title: string; endsAt: Date }>`
    select b.id, b.reference, e.title, e.ends_at from bookings b join events e on e.id = b.event_id
    where b.user_id = ${userId} and b.state = 'confirmed' and b.total_minor + b.carried_minor > 0 and e.ends_at > ${now} and e.state <> 'cancelled'
      and exists (select from tickets t where t.booking_id = b.id and t.state = 'valid')
    order by e.ends_at limit ${mostObstacles}`.execute(db);
  const open = await sql<{ id: string; reference: string; title: string }>`
    select b.id, b.reference, e.title from bookings b join events e on e.id = b.event_id
    where b.user_id = ${userId} and b.state = 'pending' and (b.pay_by > ${now} or b.awaits is not null) order by b.id limit ${mostObstacles}`.execute(
    db,
  );
  const refunds = await sql<{ id: string; reference: string; amountMinor: string; currency: string }>`
    select b.id, b.reference, r.amount_minor, r.currency from refunds r join bookings b on b.id = r.booking_id
    where b.user_id = ${userId} and r.state in ('requested', 'failed', 'by_hand') and r.settled_at is null and r.amount_minor > 0 order by r.id limit ${mostObstacles}`.execute(
    db,
  );
  const items: Obstacle[] = [
    ...upcoming.rows.map(({ id, reference, title, endsAt }) => ({
      kind: 'upcoming_tickets' as const,
      bookingId: id,
      reference,
      title,
      at: endsAt.toISOString(),
    })),
    ...open.rows.map(({ id, reference, title }) => ({ kind: 'open_order' as const, bookingId: id, reference, title })),
    ...refunds.rows.map(({ id, reference, amountMinor, currency }) => ({
      kind: 'open_refund' as const,
      bookingId: id,
      reference,
      amountMinor: Number(amountMinor),
      currency,
    })),
  ];
  return items.slice(0, mostObstacles);
}
