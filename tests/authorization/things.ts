import { offerOf } from '../programme.ts';
import type { Operation, Values } from '../negative-input/operations.ts';
import type { WholeSystem } from '../whole-system.ts';
import { type Possessions, possessionsOf } from './possessions.ts';

/** Real things of two organizers, by the name a path has for them. */
export interface Things {
  readonly own: string;
  readonly other: string;
  /** Whose the order of the first organizer's is. */
  readonly buyerId: string;
  valuesFor(operation: Pick<Operation, 'path'>): Values;
  /** The same, but for the last thing, which is the other organizer's; undefined where a path names no thing beneath an organizer or an event. */
  crossed(operation: Pick<Operation, 'path'>): Values | undefined;
  queryFor(operation: Pick<Operation, 'id'>): string;
  /** A body whose ids of nothing are those of real things. */
  named(body: unknown): unknown;
}

/** An id of nothing: of what nobody has any of here. */
export const nothing = '0198c2a5-0000-7000-8000-000000000000';

/** Parameters that are no ids. */
const words: Values = { kind: 'attendees', currency: 'EUR', month: '2026-01', file: 'statement.pdf' };

export async function thingsOf(system: WholeSystem): Promise<Things> {
  const own = offerOf('atlas-mono-signal-berlin').event.organizer.id;
  const [another] = await system.ask<{ id: string }>(
    'event',
    'select s.organizer_id as id from series s join venues v using (organizer_id) join seat_maps m on m.venue_id = v.id where s.organizer_id <> $1 order by 1 limit 1',
    [own],
  );
  const other = another?.id ?? nothing;
  const [mine, theirs] = [await possessionsOf(system, own), await possessionsOf(system, other)];
  const valuesFor: Things['valuesFor'] = ({ path }) => {
    const known: Values = { ...words, ...(path.includes('/disputes/') && { kind: 'receipt' }) };
    return Object.fromEntries(namesOf(path).map(name => [name, known[name] ?? thingAt(mine, path, name) ?? nothing]));
  };
  return {
    own,
    other,
    buyerId: mine.buyerId,
    valuesFor,
    crossed({ path }) {
      const names = namesOf(path).filter(name => words[name] === undefined);
      const last = names.at(-1) ?? '';
      const thing = names.length > 1 ? thingAt(theirs, path, last) : undefined;
      return thing === undefined ? undefined : { ...valuesFor({ path }), [last]: thing };
    },
    queryFor: ({ id }) => queries(own)[id] ?? '',
    named: body =>
      body === undefined
        ? undefined
        : JSON.parse(JSON.stringify(body), (key, value: unknown) => (value === nothing ? (mine.named[key] ?? value) : value)),
  };
}

const namesOf = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function thingAt({ named, byPlace }: Possessions, path: string, name: string): string | undefined {
  const place = Object.entries(byPlace).find(
    ([prefix]) => prefix.endsWith(`{${name}}`) && (path === prefix || path.startsWith(`${prefix}/`)),
  );
  return place?.[1] ?? named[name];
}

const queries = (organizerId: string): Readonly<Record<string, string>> => {
  const year = 'from=2026-01-01&to=2026-03-01';
  const ofOrganizer = `organizerId=${organizerId}`;
  return {
    'GET /api/events/{id}/visits': year,
    'GET /api/organizers/{id}/visits': year,
    'GET /api/bookings/orders': ofOrganizer,
    'GET /api/bookings/sales': ofOrganizer,
    'GET /api/bookings/doors': ofOrganizer,
    'GET /api/bookings/campaigns': ofOrganizer,
    'GET /api/bookings/coupons': `${ofOrganizer}&code=NOTHING`,
    'GET /api/bookings/box-office/till': `${ofOrganizer}&day=2026-01-01&timeZone=Europe/Berlin`,
    'GET /api/bookings/events/{eventId}/exports/{kind}': 'format=csv',
    'GET /api/bookings/events/{eventId}/door-search': 'q=ada',
    'GET /api/payments/organizers/{organizerId}/statement': 'currency=EUR',
    'GET /api/payments/organizers/{organizerId}/statement.csv': 'currency=EUR',
    'GET /api/payments/organizers/{organizerId}/documents/archive': year,
    'GET /api/payments/organizers/{organizerId}/documents/journal': year,
    'PUT /api/payments/organizers/{organizerId}/disputes/{id}/files/{kind}': 'name=receipt.pdf',
    'POST /api/payments/organizers/{organizerId}/transfers/imports': 'name=statement.csv',
  };
};
