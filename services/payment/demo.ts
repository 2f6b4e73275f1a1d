import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import type { BookedLine } from '@event-planner/contracts/booking';
import type { Sale, World, WorldEvent } from '@event-planner/demo/world';
import type { Database } from '@event-planner/platform/database';
import { credit, debit, type Entry } from './books.ts';
import { invoiceToOf, isBilled, seedBilling } from './demo-billing.ts';
import { createDemoMoney } from './demo-money.ts';
import { soldOf, type Told } from './demo-step.ts';
import { storyOf } from './demo-story.ts';
import { createLedger } from './ledger/ledger.ts';
import { noFee } from './sales/records.ts';
import { entryOfSale } from './sales/rules.ts';
import { insertSales } from './sales/store.ts';
import type { SaleRow, Tables } from './tables.ts';

/** What of the world this service keeps. */
export type Programme = Pick<World, 'today' | 'events' | 'sales' | 'accounts'>;

type SoldRow = Omit<SaleRow, 'document' | 'invoiceTo'>;

/**
 * Books what the demo has sold; doing it again changes nothing. Of most of it the money is said to have come by the provider before it was connected: it knows nothing
 * of these payments, so that they have none here, and whoever gives such an order back does it by hand. Of some all is told, step by step, as it would have happened.
 */
export async function seedDemo(db: Database<Tables>, { today, events, sales, accounts }: Programme): Promise<void> {
  const byId = new Map(events.map(event => [event.id, event]));
  let billed = 0;
  const rows = sales.flatMap(sale => {
    const event = byId.get(sale.eventId);
    if (!event) return [];
    const invoiceTo = isBilled(event.organizer) ? invoiceToOf(sale.buyer.name, billed++) : null;
    return [{ ...rowOf(sale, event), invoiceTo, payment: sale.payment }];
  });
  const billedOrganizer = events.find(({ organizer }) => isBilled(organizer))?.organizer.id;
  if (billedOrganizer !== undefined) await seedBilling(db, billedOrganizer);
  const clock = { at: new Date(today) };
  const names = new Map(events.map(({ organizer }) => [organizer.id, organizer.name]));
  const money = createDemoMoney(db, clock, id => names.get(id) ?? '');
  const [told, plain] = [rows.filter(({ payment }) => payment !== undefined), rows.filter(({ payment }) => payment === undefined)];
  // By the days on which they were sold, so that statements have them in their months.
  const days = [...Map.groupBy(plain, ({ soldAt }) => soldAt.toISOString().slice(0, 10)).entries()].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  /** What the platform took of each, by what held when it was sold. */
  const withFees = async (due: readonly Told[]) => {
    const sold = due.map(row => soldOf(row, {}));
    const [at = new Date(today)] = due.map(({ soldAt }) => soldAt);
    const fees = await money.fees.ofSales(sold, at);
    return due.map(({ payment: _, ...row }, place) => {
      const fee = fees[place] ?? noFee;
      const entry = sold[place];
      return {
        row: { ...row, feeScheduleId: fee.scheduleId, feeMinor: fee.feeMinor },
        fees: entry ? money.fees.entriesOfSale(entry, fee, row.soldAt) : [],
      };
    });
  };
  let bookedUntil = new Date(0);
  const bookUntil = async (at: Date): Promise<void> => {
    await db.transaction(async tx => {
      for (const [day, all] of days) {
        const due = await withFees(all.filter(({ soldAt }) => soldAt > bookedUntil && soldAt <= at));
        const bookedAt = new Date(Math.min(at.getTime(), Date.parse(`${day}T23:59:59Z`)));
        const entries = due.flatMap(({ row, fees }) => [...entriesOf(row), ...fees]);
        const rowsOfDay = due.map(({ row }) => row);
        if (due.length > 0) await createLedger({ now: () => bookedAt }).beside(insertSales)(tx, rowsOfDay, entries);
      }
    });
    bookedUntil = at;
  };
  const firstSoldAt = new Date(Math.min(clock.at.getTime(), ...rows.map(({ soldAt }) => soldAt.getTime())));
  for (const step of storyOf({ money, told, events, accounts, today: clock.at, firstSoldAt, bookUntil })) {
    clock.at = step.at;
    await step.run();
  }
  clock.at = new Date(today);
  await bookUntil(clock.at);
  await money.writing.writeDue();
}

function entriesOf({ bookingId, eventId, organizerId, totalMinor, currency, price, soldAt }: SoldRow): readonly Entry[] {
  if (totalMinor === 0) return [];
  const facts = { bookingId, eventId, currency, ...(organizerId !== null && { organizerId }), ...(price && { price }) };
  const sale = entryOfSale({ ...facts, totalMinor, paidWith: 'none' }, soldAt);
  const received: Entry = {
    key: `demo payment of ${bookingId}`,
    kind: 'payment_received',
    currency,
    bookingId,
    happenedAt: soldAt,
    postings: [debit('provider', totalMinor), credit('received', totalMinor)],
  };
  return [
    received,
    { ...sale, postings: sale.postings.map(posting => (posting.account === 'by_hand' ? debit('received', totalMinor) : posting)) },
  ];
}

function rowOf(sale: Sale, event: WorldEvent): SoldRow {
  const lines = sale.items.map(item => lineOf(item, event));
  const price = priceOf(lines, event);
  return {
    bookingId: sale.id,
    organizerId: event.organizer.id,
    organizerName: event.organizer.name,
    eventId: event.id,
    eventTitle: event.title,
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    timeZone: event.venue.timeZone,
    userId: sale.buyer.id,
    buyerName: sale.buyer.name,
    email: sale.buyer.email,
    reference: sale.reference,
    origin: 'online',
    parentId: null,
    paidWith: null,
    paymentId: null,
    lines,
    price,
    totalMinor: price?.totalMinor ?? lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0),
    currency: event.currency,
    feeScheduleId: null,
    feeMinor: 0,
    soldAt: new Date(sale.boughtAt),
  };
}

function lineOf(item: Sale['items'][number], { ticketTypes, slug }: WorldEvent): BookedLine {
  const type = ticketTypes.find(({ id }) => id === item.ticketTypeId);
  if (!type) throw new Error(`the demo sells ${item.ticketTypeId}, which ${slug} does not offer`);
  const seat = 'seat' in item ? item.seat : null;
  const quantity = 'seat' in item ? 1 : item.quantity;
  return { ticketTypeId: type.id, ticketTypeName: type.name, seat, place: seat ?? type.name, quantity, priceMinor: type.priceMinor };
}

/** None where there are neither fees nor taxes: then the total says it all. */
function priceOf(lines: readonly BookedLine[], { rules, ticketTypes }: WorldEvent): Price | null {
  if (rules.fees.length === 0 && rules.taxes.length === 0) return null;
  const known = new Set(rules.taxes.map(({ id }) => id));
  const taxIdsOf = (id: string): string[] => (ticketTypes.find(type => type.id === id)?.taxIds ?? []).filter(taxId => known.has(taxId));
  return priceOrder({
    rules,
    lines: lines.map(({ ticketTypeId, quantity, priceMinor }) => ({
      ticketTypeId,
      quantity,
      priceMinor,
      kind: 'ticket',
      taxIds: taxIdsOf(ticketTypeId),
    })),
  }).price;
}
