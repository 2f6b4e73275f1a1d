import { createHash } from 'node:crypto';
import { countSeats, countStanding } from '@event-planner/contracts/seat-map';
import type { World, WorldEvent } from '@event-planner/demo/world';
import type { Database, Insertable, Transaction } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { draftRows } from './demo-drafts.ts';
import { sectionsOf } from './demo-sections.ts';
import { seriesRows } from './demo-series.ts';
import { derivedOf } from './derived.ts';
import { sectionNames } from './sections.ts';
import type { ChangedIn, Tables } from './tables.ts';

/** What of the world this service keeps. */
export type Programme = Pick<World, 'organizers' | 'venues' | 'seatMaps' | 'events' | 'series' | 'accounts' | 'visits'>;

/**
 * Puts on a whole programme in a few statements; doing it again adds what is missing and changes nothing. It announces nothing: whoever keeps
 * a copy of events seeds it from the same world, under the same versions.
 */
export async function seedDemo(db: Database<Tables>, world: Programme, draw: (event: WorldEvent) => string): Promise<void> {
  const rows = rowsOf(world, draw);
  await db.transaction(async tx => {
    for (const table of inOrder) await insertAll(tx, table, rows[table]);
  });
}

/** Parents first. */
const inOrder = [
  'organizers',
  'members',
  'venues',
  'seatMaps',
  'events',
  'ticketIds',
  'covers',
  'series',
  'seriesDates',
  'visits',
] as const satisfies readonly (keyof Tables)[];

type Rows = { readonly [Table in (typeof inOrder)[number]]: readonly Insertable<Tables[Table]>[] };

function rowsOf({ organizers, venues, seatMaps, accounts, visits, ...world }: Programme, draw: (event: WorldEvent) => string): Rows {
  const { events, series } = world;
  const all = [...events, ...series.flatMap(({ dates }) => dates.map(({ event }) => event))];
  return {
    organizers: organizers.map(organizer => organizerRow(organizer, events)),
    members: accounts.flatMap(account => memberRow(account)),
    venues: venues.map(({ seatMap: _plan, ...venue }) => ({ ...venue, organizerId: ownerOf(venue.id, events), version: 1 })),
    seatMaps: [...new Map(events.flatMap(event => planOf(event, seatMaps))).values()],
    events: [...all.map(toRow), ...draftRows({ organizers, venues })],
    ticketIds: all.flatMap(({ id, ticketTypes }) => ticketTypes.map(type => ({ id: type.id, eventId: id }))),
    ...seriesRows(series),
    visits: [...visits],
    covers: all.map(event => ({ event, svg: draw(event) })).map(({ event, svg }) => ({ eventId: event.id, svg, hash: hashOf(svg) })),
  };
}

function organizerRow(
  { id, slug, name, about, website, color }: World['organizers'][number],
  events: World['events'],
): Rows['organizers'][number] {
  const own = events.filter(event => event.organizer.id === id);
  return {
    id,
    slug,
    name,
    about,
    website,
    color,
    contactEmail: `hello@${slug}.example`,
    country: mostOften(own.map(event => event.venue.country))[0] ?? 'DE',
    logoId: null,
    bannerId: null,
    currencies: own.length > 0 ? mostOften(own.map(event => event.currency)) : ['EUR'],
    languages: ['en', 'de', 'fr'],
    version: 1,
  };
}

/** Who is of a demo organizer's team, in the role that the world gives them. */
function memberRow({ id, name, email, memberRole: role, organizerId }: World['accounts'][number]): readonly Rows['members'][number][] {
  if (organizerId === null || role === undefined) return [];
  return [{ organizerId, userId: id, role, name, email, since: new Date('2026-01-01T00:00:00Z') }];
}

/** A house belongs to who plays there most, unless three or more share it: then it is everybody's. */
function ownerOf(venueId: string, events: World['events']): string | null {
  const hosts = mostOften(events.filter(({ venue }) => venue.id === venueId).map(({ organizer }) => organizer.id));
  return hosts.length > 2 ? null : (hosts[0] ?? null);
}

function mostOften(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

const seatMapId = ({ venue, seatMap }: WorldEvent): string => idOf(`seat map of ${venue.id}: ${seatMap}`);

function planOf(event: WorldEvent, seatMaps: World['seatMaps']): [id: string, row: Insertable<Tables['seatMaps']>][] {
  if (event.seatMap === null) return [];
  const id = seatMapId(event);
  const document = seatMaps[event.seatMap];
  const counts = { seats: countSeats(document), standing: countStanding(document) };
  return [
    [id, { id, venueId: event.venue.id, name: event.seatMap, version: 1, document, hash: hashOf(JSON.stringify(document)), ...counts }],
  ];
}

const fromTheBeginning = (version: number): ChangedIn => Object.fromEntries(sectionNames.map(name => [name, version])) as ChangedIn;

function toRow(event: WorldEvent): Insertable<Tables['events']> {
  const { id, slug, state, version, venue, organizer } = event;
  const sections = sectionsOf(event, event.seatMap === null ? null : seatMapId(event));
  const firstSale = event.ticketTypes.map(type => type.salesStart).toSorted()[0] ?? event.startsAt;
  return {
    id,
    slug,
    organizerId: organizer.id,
    state,
    version,
    sections,
    changedIn: fromTheBeginning(version),
    createdAt: new Date(firstSale),
    publishedAt: state === 'draft' ? null : new Date(firstSale),
    ...derivedOf(sections, { venue, organizer }),
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

async function insertAll<Table extends keyof Rows>(tx: Transaction<Tables>, table: Table, rows: Rows[Table]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto(table)
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}
