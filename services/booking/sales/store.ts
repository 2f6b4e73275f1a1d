import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { Counted } from './rules.ts';

type Read = Reader<Tables>;

export interface CountedDay extends Counted {
  /** From 1: which of the days. */
  readonly day: number;
}

/** Both kinds of one event, by day. The first bound is where the first day begins, the last where the last one ends. */
const counted = (events: string, by: string): string =>
  (['sale', 'refund'] as const)
    .map(kind => {
      const at = kind === 'sale' ? 'confirmed_at' : 'refunded_at';
      return `select '${kind}' as kind, ${by === 'day' ? `width_bucket(${at}, $2::timestamptz[])` : 'event_id'} as ${by}, currency, count(*)::int as orders,
        sum(admissions)::int as admissions, sum(total_minor)::bigint as amount_minor
      from bookings where ${events} and ${at} >= ($2::timestamptz[])[1] and ${at} < ($2::timestamptz[])[cardinality($2::timestamptz[])]
        and confirmed_at is not null group by 2, currency`;
    })
    .join(' union all ');

const ofOrganizer = 'event_id in (select id from events where organizer_id = $1)';

const daysOfEventStatement = statement<CountedDay>(counted('event_id = $1', 'day'));
export const listDaysOfEvent = (read: Read, eventId: string, bounds: readonly Date[]): Promise<CountedDay[]> =>
  daysOfEventStatement(read, [eventId, bounds]);

const daysOfOrganizerStatement = statement<CountedDay>(counted(ofOrganizer, 'day'));
export const listDaysOfOrganizer = (read: Read, organizerId: string, bounds: readonly Date[]): Promise<CountedDay[]> =>
  daysOfOrganizerStatement(read, [organizerId, bounds]);

export interface CountedEvent extends Counted {
  readonly eventId: string;
  readonly title: string;
}
const eventsOfOrganizerStatement = statement<CountedEvent>(`
  with counted as materialized (${counted(ofOrganizer, 'event_id')}),
  most as (select event_id from counted group by event_id order by sum(orders) filter (where kind = 'sale') desc nulls last, event_id limit $3)
  select counted.*, events.title from most join counted using (event_id) join events on events.id = most.event_id`);
export const listEventsOfOrganizer = (
  read: Read,
  { organizerId, bounds, limit }: { readonly organizerId: string; readonly bounds: readonly Date[]; readonly limit: number },
): Promise<CountedEvent[]> => eventsOfOrganizerStatement(read, [organizerId, bounds, limit]);

export interface CountedType {
  readonly ticketTypeId: string;
  readonly currency: string;
  readonly sold: number;
  readonly refunded: number;
  readonly amountMinor: number;
}
const typesStatement = statement<CountedType>(`
  select ticket_type_id::uuid as ticket_type_id, currency,
    coalesce(sum(quantity) filter (where refunded_at is null), 0)::int as sold,
    coalesce(sum(quantity) filter (where refunded_at is not null), 0)::int as refunded,
    coalesce(sum(quantity * price_minor) filter (where refunded_at is null), 0)::bigint as amount_minor
  from bookings, jsonb_to_recordset(lines) as line("ticketTypeId" text, quantity int, "priceMinor" bigint),
    lateral (select line."ticketTypeId" as ticket_type_id, line."priceMinor" as price_minor) as named
  where event_id = $1 and confirmed_at is not null group by 1, 2`);
export const listTypes = (read: Read, eventId: string): Promise<CountedType[]> => typesStatement(read, [eventId]);

export interface HeldType {
  readonly ticketTypeId: string;
  readonly held: number;
}
const heldStatement = statement<HeldType>(`
  select line."ticketTypeId"::uuid as ticket_type_id, sum(line.quantity)::int as held
  from holds, jsonb_to_recordset(lines) as line("ticketTypeId" text, quantity int)
  where event_id = $1 and expires_at > $2 group by 1`);
export const listHeld = (read: Read, eventId: string, now: Date): Promise<HeldType[]> => heldStatement(read, [eventId, now]);

export interface TypeNames {
  readonly id: string;
  readonly name: string;
  readonly offered: boolean;
}
export const findEvent = (read: Read, id: string): Promise<{ timeZone: string } | undefined> =>
  read.selectFrom('events').select('timeZone').where('id', '=', id).executeTakeFirst();

export const listTypeNames = (read: Read, eventId: string): Promise<TypeNames[]> =>
  read.selectFrom('ticketTypes').select(['id', 'name', 'offered']).where('eventId', '=', eventId).orderBy('id').execute();

/** Where most of its events are; undefined for an organizer without any. */
export const findZoneOf = async (read: Read, organizerId: string): Promise<string | undefined> =>
  (
    await read
      .selectFrom('events')
      .select('timeZone')
      .where('organizerId', '=', organizerId)
      .groupBy('timeZone')
      .orderBy(({ fn }) => fn.countAll(), 'desc')
      .orderBy('timeZone')
      .limit(1)
      .executeTakeFirst()
  )?.timeZone;
