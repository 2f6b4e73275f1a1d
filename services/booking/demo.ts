import type { Block } from '@event-planner/contracts/block';
import { type EventInventory, plainSale } from '@event-planner/contracts/event';
import type { Sale, World, WorldEvent } from '@event-planner/demo/world';
import { type Database, type Insertable, sql, type Transaction } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { sumUp } from './counters.ts';
import { paidOf, seedPayments } from './demo-payments.ts';
import { talliesOf } from './holds/books.ts';
import { asRead, rowsOf } from './inventory/rules.ts';
import { priceOf, sumOf } from './price.ts';
import { createSellableEvent, placeOf, type SellableEvent } from './sellable-event.ts';
import type { Line, SeatClaimsTable, Tables, TicketsTable } from './tables.ts';

/** What of the world this service keeps. */
export type Programme = Pick<World, 'seatMaps' | 'events' | 'series' | 'sales' | 'blocks' | 'campaigns' | 'accounts'>;

/** Takes in all events and what of them is sold, in one statement for each table. Doing it again changes nothing. */
export async function seedDemo(db: Database<Tables>, { seatMaps, sales, blocks, campaigns, accounts, ...world }: Programme): Promise<void> {
  const events = [...world.events, ...world.series.flatMap(({ dates }) => dates.map(({ event }) => event))];
  const stored = new Map(events.map(event => [event.id, asRead(rowsOf(inventoryOf(event, seatMaps)))]));
  const sellable = new Map<string, SellableEvent>();
  const eventOf = (id: string): SellableEvent => sellable.getOrInsertComputed(id, () => sellableEventOf(stored.get(id)));
  const orders = sales.map(sale => orderOf(sale, eventOf(sale.eventId)));
  const sold = sumUp(orders.flatMap(({ lines, booking }) => [...talliesOf(eventOf(booking.eventId), lines)]));
  await db.transaction(async tx => {
    await insertAll(
      tx,
      'events',
      [...stored.values()].map(({ event }) => event),
    );
    await insertAll(
      tx,
      'ticket_types',
      [...stored.values()].flatMap(({ types }) => types),
    );
    await insertAll(
      tx,
      'counters',
      [...stored.values()].flatMap(({ counters }) => counters).map(of => ({ ...of, held: 0, excess: 0, sold: sold.get(of.id) ?? 0 })),
    );
    await insertAll(
      tx,
      'bookings',
      orders.map(order => order.booking),
    );
    await insertAll(
      tx,
      'tickets',
      orders.flatMap(order => order.tickets),
    );
    await insertAll(
      tx,
      'seat_claims',
      orders.flatMap(order => order.claims),
    );
    await insertAll(tx, 'blocks', blocks.map(blockRow));
    await insertAll(tx, 'campaigns', campaigns.map(campaignRow));
    await insertAll(tx, 'coupon_codes', campaigns.flatMap(codeRows));
    await insertAll(
      tx,
      'seat_claims',
      blocks.flatMap(block => claimsOf(block, eventOf(block.eventId))),
    );
    await seedPayments(tx, sales, accounts);
  });
}

function sellableEventOf(stored: ReturnType<typeof asRead> | undefined): SellableEvent {
  if (!stored) throw new Error('the demo sells an event that it does not have');
  return createSellableEvent(stored.event, stored.types);
}

const campaignRow = ({ id, organizerId, terms, createdBy, createdAt }: World['campaigns'][number]) => ({
  id,
  organizerId,
  state: 'active',
  version: 1,
  terms,
  maxUses: terms.maxUses,
  uses: 0,
  excess: 0,
  createdAt,
  createdBy: createdBy.id,
  createdByName: createdBy.name,
});
const codeRows = ({ id: campaignId, organizerId, terms, codes, createdAt }: World['campaigns'][number]) =>
  codes.map(code => ({ ...code, campaignId, organizerId, maxUses: terms.maxUsesPerCode, uses: 0, excess: 0, createdAt }));

const blockRow = ({ createdBy, seats: _seats, ...block }: Block) => ({ ...block, createdBy: createdBy.id, createdByName: createdBy.name });

const claimsOf = ({ id, eventId, seats }: Block, event: SellableEvent) =>
  seats.map(seat => ({
    eventId,
    seat,
    holdId: id,
    category: event.seats[event.seatIndex.get(seat) ?? -1]?.category ?? '',
    expiresAt: 'infinity',
  }));

/** Of event's answer, all that we keep. */
const inventoryOf = (event: WorldEvent, seatMaps: World['seatMaps']): EventInventory => ({
  eventId: event.id,
  version: event.version,
  slug: event.slug,
  title: event.title,
  state: event.state,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  currency: event.currency,
  venueName: event.venue.name,
  venueAddress: event.venue.address,
  timeZone: event.venue.timeZone,
  organizerId: event.organizer.id,
  organizerName: event.organizer.name,
  seriesId: event.series?.id ?? null,
  ...plainSale,
  ticketTypes: event.ticketTypes,
  rules: event.rules,
  questions: event.questions,
  selfService: event.selfService,
  payment: event.payment,
  seatMap: event.seatMap === null ? null : seatMaps[event.seatMap],
});

interface Order {
  readonly lines: readonly Line[];
  readonly booking: object & { readonly eventId: string };
  readonly tickets: readonly Insertable<TicketsTable>[];
  readonly claims: readonly (Omit<SeatClaimsTable, 'expiresAt'> & { readonly expiresAt: 'infinity' })[];
}

function orderOf(sale: Sale, event: SellableEvent): Order {
  const lines = sale.items.map(item => lineOf(event, item));
  const holdId = idOf(`hold of ${sale.id}`);
  const tickets = lines
    .flatMap(line => Array.from({ length: line.quantity }, () => line))
    .map((line, at) => ({
      id: idOf(`ticket ${at} of ${sale.id}`),
      bookingId: sale.id,
      position: at + 1,
      eventId: sale.eventId,
      ticketTypeId: line.ticketTypeId,
      ticketTypeName: line.ticketTypeName,
      attendeeName: sale.buyer.name,
      seat: line.seat,
      place: line.place,
      priceMinor: line.priceMinor,
      state: 'valid' as const,
    }));
  const price = priceOf(event, lines);
  const booking = {
    id: sale.id,
    reference: sale.reference,
    userId: sale.buyer.id,
    email: sale.buyer.email,
    eventId: sale.eventId,
    holdId,
    state: 'confirmed',
    attendeeName: sale.buyer.name,
    lines,
    totalMinor: price?.totalMinor ?? sumOf(lines),
    price,
    currency: event.facts.currency,
    createdAt: sale.boughtAt,
    payBy: sale.boughtAt,
    idempotencyKey: `demo-${sale.id}`,
    ...paidOf(sale),
    confirmedAt: sale.boughtAt,
    admissions: tickets.length,
    answers: null,
  };
  const claims = tickets.flatMap(({ id, seat, eventId, ticketTypeId }) =>
    seat === null
      ? []
      : [{ eventId, seat, holdId, category: event.types.get(ticketTypeId)?.category ?? '', expiresAt: 'infinity' as const, ticketId: id }],
  );
  return { lines, booking, tickets, claims };
}

function lineOf(event: SellableEvent, item: Sale['items'][number]): Line {
  const type = event.types.get(item.ticketTypeId);
  if (!type) throw new Error(`the demo sells ${item.ticketTypeId}, which ${event.facts.slug} does not offer`);
  const seat = 'seat' in item ? item.seat : null;
  return {
    ticketTypeId: type.id,
    ticketTypeName: type.name,
    seat,
    place: placeOf(event, type, seat ?? undefined),
    quantity: 'seat' in item ? 1 : item.quantity,
    priceMinor: type.priceMinor,
  };
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** One statement whatever the number of rows: a list of values would need a parameter for each column of each row. What no row names has its default. */
async function insertAll(tx: Transaction<Tables>, table: string, rows: readonly object[]): Promise<void> {
  const records = rows.map(row => Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value as unknown])));
  const columns = sql.join([...new Set(records.flatMap(record => Object.keys(record)))].map(name => sql.id(name)));
  if (records.length === 0) return;
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(records)}::jsonb) on conflict do nothing`.execute(
    tx,
  );
}
