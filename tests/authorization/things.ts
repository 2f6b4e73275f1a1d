import { offerOf } from '../programme.ts';
import type { Operation, Values } from '../negative-input/operations.ts';
import type { WholeSystem } from '../whole-system.ts';
import { personalThingsOf } from './personal.ts';
import { type Possessions, possessionsOf } from './possessions.ts';
import type { SignIn } from './tokens.ts';

/** The first organizer's things, or the other's; `crossed` is the last thing of a path, and all of a body, the other's beneath what is the first's. */
export type Whose = 'own' | 'crossed' | 'other';

/** Real things of two organizers, by the name a path has for them. */
export interface Things {
  readonly own: string;
  readonly other: string;
  /** Whose the order of the first organizer's is. */
  readonly buyerId: string;
  valuesFor(operation: Pick<Operation, 'path'>, whose?: Whose): Values;
  queryFor(operation: Pick<Operation, 'id'>, whose?: Whose): string;
  /** A body whose ids of nothing are those of real things. */
  named(body: unknown, whose?: Whose): unknown;
}

/** An id of nothing: of what nobody has any of here. */
export const nothing = '0198c2a5-0000-7000-8000-000000000000';

/** Parameters that are no ids. */
const words: Values = { kind: 'attendees', currency: 'EUR', month: '2026-01', file: 'statement.pdf' };

export async function thingsOf(system: WholeSystem, signIn: SignIn): Promise<Things> {
  const own = offerOf('atlas-mono-signal-berlin').event.organizer.id;
  const [another] = await system.ask<{ id: string }>(
    'event',
    'select s.organizer_id as id from series s join venues v using (organizer_id) join seat_maps m on m.venue_id = v.id where s.organizer_id <> $1 order by 1 limit 1',
    [own],
  );
  const other = another?.id ?? nothing;
  const [ownThings, theirs] = [await possessionsOf(system, own, signIn), await possessionsOf(system, other, signIn)];
  const { buyerId } = ownThings;
  const personal = await personalThingsOf(system, { buyerId, organizerId: own, bookingId: ownThings.named['bookingId'] ?? nothing });
  const mine = { ...ownThings, byPlace: { ...ownThings.byPlace, ...personal } };
  return {
    own,
    other,
    buyerId,
    valuesFor({ path }, whose = 'own') {
      const names = namesOf(path);
      const last = names.findLast(name => words[name] === undefined);
      return Object.fromEntries(
        names.map(name => {
          const isTheirs = whose === 'other' || (whose === 'crossed' && name === last);
          const word = path.includes('/disputes/') && name === 'kind' ? 'receipt' : words[name];
          return [name, word ?? thingAt(isTheirs ? theirs : mine, path, name) ?? nothing];
        }),
      );
    },
    queryFor: ({ id }, whose = 'own') => queries(whose === 'other' ? other : own)[id] ?? '',
    named(body, whose = 'own') {
      const { named } = whose === 'own' ? mine : theirs;
      if (body === undefined) return undefined;
      return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
        if (value === nothing) return named[key] ?? value;
        return Array.isArray(value) ? value.map(one => (one === nothing ? (named[key.replace(/s$/, '')] ?? one) : one)) : value;
      });
    },
  };
}

/** Whether a path names a thing beneath another, so that it can be somebody else's. */
export const canBeCrossed = (path: string): boolean => namesOf(path).filter(name => words[name] === undefined).length > 1;

const namesOf = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function thingAt({ named, byPlace }: Possessions, path: string, name: string): string | undefined {
  const place = Object.entries(byPlace).find(
    ([prefix]) => namesOf(prefix).at(-1) === name && (path === prefix || path.startsWith(`${prefix}/`)),
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
