import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;

export interface UsedRow {
  readonly currency: string;
  readonly uses: number;
  readonly discountMinor: number;
  readonly revenueMinor: number;
}
const sums = `r.currency, count(*)::int as uses, sum(r.amount_minor)::bigint as discount_minor, sum(b.total_minor - b.refunded_minor)::bigint as revenue_minor`;
const inForce = 'r.confirmed_at is not null and r.given_back_at is null';

const usedStatement = statement<UsedRow & { campaignId: string }>(`
  select r.campaign_id, ${sums} from redemptions r join bookings b on b.id = r.booking_id
  where r.campaign_id = any($1::uuid[]) and ${inForce} group by 1, 2`);
/** What the orders of these campaigns came to, of all time. */
export const listUsed = (read: Read, campaignIds: readonly string[]): ReturnType<typeof usedStatement> =>
  usedStatement(read, [campaignIds]);

const daysStatement = statement<UsedRow & { day: number }>(`
  select width_bucket(r.confirmed_at, $2::timestamptz[]) as day, ${sums} from redemptions r join bookings b on b.id = r.booking_id
  where r.campaign_id = $1 and ${inForce} and r.confirmed_at >= ($2::timestamptz[])[1] and r.confirmed_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
  group by 1, 2`);
/** From 1. The first bound is where the first day begins, the last where the last one ends. */
export const listDays = (read: Read, campaignId: string, bounds: readonly Date[]): ReturnType<typeof daysStatement> =>
  daysStatement(read, [campaignId, bounds]);

const eventsStatement = statement<UsedRow & { eventId: string; title: string }>(`
  with of_event as materialized (
    select r.event_id, ${sums} from redemptions r join bookings b on b.id = r.booking_id where r.campaign_id = $1 and ${inForce} group by 1, 2
  ), most as (select event_id from of_event group by event_id order by sum(uses) desc, event_id limit $2)
  select o.*, e.title from most join of_event o using (event_id) join events e on e.id = o.event_id order by o.uses desc, o.event_id`);
export const listEvents = (read: Read, campaignId: string, limit: number): ReturnType<typeof eventsStatement> =>
  eventsStatement(read, [campaignId, limit]);

export interface TypeRow {
  readonly ticketTypeId: string;
  readonly name: string;
  readonly eventTitle: string;
  readonly currency: string;
  readonly tickets: number;
  readonly amountMinor: number;
}
const typesStatement = statement<TypeRow>(`
  select t.id as ticket_type_id, t.name, e.title as event_title, of_type.currency, of_type.tickets, of_type.amount_minor
  from (
    select q.key::uuid as id, r.currency, sum((q.value ->> 'tickets')::int)::int as tickets, sum((q.value ->> 'amountMinor')::bigint)::bigint as amount_minor
    from redemptions r, jsonb_each(r.by_type) as q where r.campaign_id = $1 and ${inForce} group by 1, 2 order by 3 desc, 1 limit $2
  ) of_type join ticket_types t on t.id = of_type.id join events e on e.id = t.event_id order by of_type.tickets desc, t.id`);
export const listTypes = (read: Read, campaignId: string, limit: number): Promise<TypeRow[]> => typesStatement(read, [campaignId, limit]);

const openStatement = statement<{ booked: boolean; currency: string; count: number; amountMinor: number }>(`
  select r.booking_id is not null as booked, r.currency, count(*)::int as count, sum(r.amount_minor)::bigint as amount_minor
  from redemptions r where r.campaign_id = $1 and r.counted and r.confirmed_at is null and r.expires_at > $2 group by 1, 2`);
export const listOpen = (read: Read, campaignId: string, now: Date): ReturnType<typeof openStatement> =>
  openStatement(read, [campaignId, now]);

const givenBackStatement = statement<{ count: number }>(
  'select count(*)::int as count from redemptions where campaign_id = $1 and given_back_at is not null',
);
export const countGivenBack = async (read: Read, campaignId: string): Promise<number> =>
  (await givenBackStatement(read, [campaignId]))[0]?.count ?? 0;

/** Where most of the organizer's events are; undefined for one without any. */
const zoneStatement = statement<{ timeZone: string }>(
  'select time_zone from events where organizer_id = $1 group by time_zone order by count(*) desc, time_zone limit 1',
);
export const findZone = async (read: Read, organizerId: string): Promise<string | undefined> =>
  (await zoneStatement(read, [organizerId]))[0]?.timeZone;
