import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { Counted } from './rules.ts';

type Read = Reader<Tables>;

export interface CountedDay extends Counted {
  readonly eventId: string;
  /** From 1: which of the days. */
  readonly day: number;
}

/**
 * Sales, refunds and tickets given back, by event, day and channel: one look at each row, from which all figures are added up. The first bound is where the first day
 * begins, the last where the last one ends. A refund counts from when it is promised: a ticket may be given back without money, and money without a ticket.
 */
const counted = (events: string): string => {
  const day = (at: string): string => `width_bucket(${at}, $2::timestamptz[])`;
  const within = (at: string): string => `${at} >= ($2::timestamptz[])[1] and ${at} < ($2::timestamptz[])[cardinality($2::timestamptz[])]`;
  return `
    select 'sale' as kind, event_id, ${day('confirmed_at')} as day, origin, currency, count(*)::int as orders, sum(admissions)::int as admissions,
      sum(total_minor)::bigint as amount_minor
    from bookings where ${events} and ${within('confirmed_at')} group by 2, 3, 4, 5
    union all
    select 'refund', event_id, ${day('created_at')}, null, currency, count(distinct booking_id)::int, 0, sum(amount_minor)::bigint
    from refunds where ${events} and cause <> 'payment_rejected' and ${within('created_at')} group by 2, 3, 5
    union all
    select 'refund', event_id, ${day('ended_at')}, null, (select currency from events e where e.id = event_id), 0, count(*)::int, 0
    from tickets where ${events} and ended_at is not null and state in ('cancelled', 'exchanged', 'resold') and ${within('ended_at')} group by 2, 3`;
};

const daysOfEventStatement = statement<CountedDay>(counted('event_id = $1'));
export const listDaysOfEvent = (read: Read, eventId: string, bounds: readonly Date[]): Promise<CountedDay[]> =>
  daysOfEventStatement(read, [eventId, bounds]);

const daysOfOrganizerStatement = statement<CountedDay>(counted('event_id in (select id from events where organizer_id = $1)'));
export const listDaysOfOrganizer = (read: Read, organizerId: string, bounds: readonly Date[]): Promise<CountedDay[]> =>
  daysOfOrganizerStatement(read, [organizerId, bounds]);

const titlesStatement = statement<{ id: string; title: string }>('select id, title from events where id = any($1::uuid[])');
export const listTitles = (read: Read, eventIds: readonly string[]): Promise<{ id: string; title: string }[]> =>
  titlesStatement(read, [eventIds]);

export interface CountedType {
  readonly ticketTypeId: string;
  readonly currency: string;
  readonly sold: number;
  readonly refunded: number;
  readonly amountMinor: number;
}
// Orders that are alike are counted before they are taken apart: where many were sold most are, and where each has its own seats there are not many.
const typesStatement = statement<CountedType>(`
  select "ticketTypeId"::uuid as ticket_type_id, currency, sum(orders * (line.sold - line.back))::int as sold, sum(orders * line.back)::int as refunded,
    sum(orders * ((line.sold - line.back) * "priceMinor" - off))::bigint as amount_minor
  from (
    select lines, returned, currency, count(*) as orders from bookings where event_id = $1 and confirmed_at is not null group by lines, returned, currency
  ) as alike, lateral (
    select "ticketTypeId", quantity as sold, 0 as back, "priceMinor", coalesce("discountMinor", 0) as off
    from jsonb_to_recordset(lines) as line("ticketTypeId" text, quantity int, "priceMinor" bigint, "discountMinor" bigint)
    union all
    select "ticketTypeId", 0, quantity, "priceMinor", -coalesce("discountMinor", 0)
    from jsonb_to_recordset(returned) as line("ticketTypeId" text, quantity int, "priceMinor" bigint, "discountMinor" bigint)
  ) as line group by 1, 2`);
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
