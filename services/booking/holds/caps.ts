import type { LimitReached } from '@event-planner/contracts/booking';
import { mostAtOnce } from '@event-planner/contracts/event';
import { sumUp, ticketCountOf, unitsOf } from '../counters.ts';
import type { SellableEvent, SellableType } from '../sellable-event.ts';
import type { Owned } from './books.ts';
import { maxHolds, maxTicketsAtDesk } from './limits.ts';
import type { Line } from '../tables.ts';
import type { Refused } from './verdict.ts';
import { typesOf, type Wanted } from './wanted.ts';

export const refuseLimits = (event: SellableEvent, wanted: Wanted, mine: Owned): Refused | undefined =>
  refuseOrder(event, wanted) ?? refuseOpen(wanted, mine) ?? refusePerson(event, wanted, mine);

/** What a person may have does not count at the desk, what a sale may be does. */
export const refuseLargeSale = ({ tickets }: Wanted): Refused | undefined =>
  tickets > maxTicketsAtDesk
    ? limited(`at most ${maxTicketsAtDesk} tickets in one sale`, [
        { kind: 'open_places', ticketTypeId: null, min: 0, max: maxTicketsAtDesk, left: maxTicketsAtDesk },
      ])
    : undefined;

function refuseOrder(event: SellableEvent, wanted: Wanted): Refused | undefined {
  const number = (type: SellableType): number => wanted.quantities.get(type.id) ?? 0;
  const outside = typesOf(event, wanted).filter(type => number(type) < type.minPerOrder || number(type) > type.maxPerOrder);
  const sentences = outside.map(type => `${type.name}: ${type.minPerOrder} to ${type.maxPerOrder} per order, not ${number(type)}`);
  return limited(
    sentences.join('; '),
    outside.map(({ id, minPerOrder: min, maxPerOrder: max }) => ({ kind: 'order', ticketTypeId: id, min, max, left: max })),
  );
}

function refuseOpen({ tickets }: Wanted, mine: Owned): Refused | undefined {
  const reached = (kind: 'open_holds' | 'open_places', max: number, has: number): LimitReached[] => [
    { kind, ticketTypeId: null, min: 0, max, left: Math.max(0, max - has) },
  ];
  if (mine.holds >= maxHolds) return limited(`at most ${maxHolds} holds at a time`, reached('open_holds', maxHolds, mine.holds));
  return mine.places + tickets > mostAtOnce
    ? limited(`at most ${mostAtOnce} places of an event at a time`, reached('open_places', mostAtOnce, mine.places))
    : undefined;
}

/** What a person has already, or would have: by ticket type with all that bundles include, and tickets of the event in all. */
export type Having = Pick<Owned, 'units' | 'tickets'>;

/** What they have once these are gone. */
export const without = ({ units, tickets }: Having, gone: readonly Line[]): Having =>
  gone.length === 0
    ? { units, tickets }
    : {
        units: sumUp([...units, ...Array.from(unitsOf(gone), ([id, quantity]) => [id, -quantity] as const)]),
        tickets: tickets - ticketCountOf(gone),
      };

/** Over all of a person's orders. */
export function refusePerson(event: SellableEvent, wanted: Having, mine: Having): Refused | undefined {
  const limits: LimitReached[] = [];
  const sentences: string[] = [];
  const check = (name: string, max: number | null, { ticketTypeId, has, more }: Check): void => {
    if (max === null || more === 0 || has + more <= max) return;
    limits.push({ kind: 'person', ticketTypeId, min: 0, max, left: Math.max(0, max - has) });
    sentences.push(`${name}: at most ${max} per person, of which ${Math.max(0, max - has)} are left`);
  };
  for (const [id, more] of wanted.units) {
    const type = event.types.get(id);
    if (type) check(type.name, type.maxPerPerson, { ticketTypeId: id, has: mine.units.get(id) ?? 0, more });
  }
  check('tickets of this event', event.facts.maxPerPerson, { ticketTypeId: null, has: mine.tickets, more: wanted.tickets });
  return limited(sentences.join('; '), limits);
}

interface Check {
  readonly ticketTypeId: string | null;
  readonly has: number;
  readonly more: number;
}

const limited = (message: string, limits: readonly LimitReached[]): Refused | undefined =>
  limits.length === 0
    ? undefined
    : { refused: 'limit', message, limits, ticketTypes: limits.flatMap(({ ticketTypeId }) => ticketTypeId ?? []) };
