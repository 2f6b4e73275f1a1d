import type { CampaignReport, Used } from '@event-planner/contracts/coupon';
import type { SalesRange } from '@event-planner/contracts/sales';
import type { BookingContext } from '../context.ts';
import { byCurrency, daysOf } from '../days.ts';
import type { CampaignRow } from './campaign-store.ts';
import { countGivenBack, findZone, listDays, listEvents, listOpen, listTypes, listUsed, type UsedRow } from './report-store.ts';

const eventsAtMost = 50;
const typesAtMost = 100;

export const addUpUsed = (rows: readonly UsedRow[]): Used => ({
  uses: rows.reduce((sum, row) => sum + row.uses, 0),
  discount: byCurrency(rows.map(({ currency, discountMinor }) => ({ currency, amountMinor: discountMinor }))),
  revenue: byCurrency(rows.map(({ currency, revenueMinor }) => ({ currency, amountMinor: revenueMinor }))),
});

/** What a campaign did. As late as a copy of the database is. */
export async function reportOn(
  { db, now }: Pick<BookingContext, 'db' | 'now'>,
  { id, organizerId }: CampaignRow,
  range: SalesRange,
): Promise<CampaignReport> {
  const { read } = db;
  const days = daysOf(range, (await findZone(read, organizerId)) ?? 'UTC', now());
  const [counted, ever, givenBack, events, types, open] = await Promise.all([
    listDays(read, id, days.bounds),
    listUsed(read, [id]),
    countGivenBack(read, id),
    listEvents(read, id, eventsAtMost),
    listTypes(read, id, typesAtMost),
    listOpen(read, id, now()),
  ]);
  const byDay = Map.groupBy(counted, row => row.day);
  const openOf = (booked: boolean): number => open.filter(row => row.booked === booked).reduce((sum, row) => sum + row.count, 0);
  return {
    campaignId: id,
    timeZone: days.timeZone,
    from: days.days[0] ?? '',
    to: days.days.at(-1) ?? '',
    days: days.days.map((day, at) => ({ day, ...addUpUsed(byDay.get(at + 1) ?? []) })),
    total: addUpUsed(counted),
    ever: { ...addUpUsed(ever), givenBack },
    open: { carts: openOf(false), pending: openOf(true), discount: byCurrency(open) },
    events: [...Map.groupBy(events, row => row.eventId)].map(([eventId, rows]) => ({
      eventId,
      title: rows[0]?.title ?? '',
      ...addUpUsed(rows),
    })),
    ticketTypes: [...Map.groupBy(types, row => row.ticketTypeId)].map(([ticketTypeId, rows]) => ({
      ticketTypeId,
      name: rows[0]?.name ?? '',
      eventTitle: rows[0]?.eventTitle ?? '',
      tickets: rows.reduce((sum, row) => sum + row.tickets, 0),
      discount: byCurrency(rows),
    })),
  };
}
