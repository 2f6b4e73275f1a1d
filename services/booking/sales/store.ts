import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { Counted } from './rules.ts';

type Read = Reader<Tables>;

export interface CountedDay extends Counted {
  /** From 1: which of the days. */
  readonly day: number;
}

/**
 * Sales, refunds and tickets given back of one event, by day. The first bound is where the first day begins, the last where the last one ends. A refund counts from
 * when it is promised: a ticket may be given back without money, and money without a ticket.
 */
const counted = (events: string, by: 'day' | 'event_id'): string => {
  const group = (at: string): string => (by === 'day' ? `width_bucket(${at}, $2::timestamptz[])` : 'event_id');
  const within = (at: string): string => `${at} >= ($2::timestamptz[])[1] and ${at} < ($2::timestamptz[])[cardinality($2::timestamptz[])]`;
  return `
    select 'sale' as kind, ${group('confirmed_at')} as ${by}, currency, count(*)::int as orders, sum(admissions)::int as admissions,
      sum(total_minor)::bigint as amount_minor
    from bookings where ${events} and ${within('confirmed_at')} group by 2, currency
    union all
    select 'refund', ${group('created_at')}, currency, count(distinct booking_id)::int, 0, sum(amount_minor)::bigint
    from refunds where ${events} and cause <> 'payment_rejected' and ${within('created_at')} group by 2, currency
    union all
    select 'refund', ${group('ended_at')}, (select currency from events e where e.id = event_id), 0, count(*)::int, 0
    from tickets where ${events} and ended_at is not null and state in ('cancelled', 'exchanged', 'resold') and ${within('ended_at')} group by 2, event_id`;
};

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
  select "ticketTypeId"::uuid as ticket_type_id, currency, sum(line.sold - line.back)::int as sold, sum(line.back)::int as refunded,
    sum((line.sold - line.back) * "priceMinor" - off)::bigint as amount_minor
  from bookings, lateral (
    select "ticketTypeId", quantity as sold, 0 as back, "priceMinor", coalesce("discountMinor", 0) as off
    from jsonb_to_recordset(lines) as line("ticketTypeId" text, quantity int, "priceMinor" bigint, "discountMinor" bigint)
    union all
    select "ticketTypeId", 0, quantity, "priceMinor", -coalesce("discountMinor", 0)
    from jsonb_to_recordset(returned) as line("ticketTypeId" text, quantity int, "priceMinor" bigint, "discountMinor" bigint)
  ) as line where event_id = $1 and confirmed_at is not null group by 1, 2`);
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
