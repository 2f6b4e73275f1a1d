import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import { instantOf, isTimeZone } from '../local-time.ts';
import type { Around, Finding } from './checklist-rules.ts';
import { referencesIn } from './ticket-reference-rules.ts';

/** What is wrong with single ticket types, by name. */
export function missingInTicketTypes(sections: EventSections, seatMap: Around['seatMap']): readonly Finding[] {
  const { types, quotas } = sections.tickets;
  const limited = new Set(quotas.flatMap(({ ticketTypeIds }) => ticketTypeIds));
  return [
    ...types.flatMap((type, at) => [
      ...(type.name.trim() === ''
        ? [{ code: 'ticket_name', detail: `ticket type ${at + 1} has no name`, subject: String(at + 1) } as const]
        : []),
      ...categoryOf(type, seatMap),
      ...placesOf(type, { seatMap, isLimited: limited.has(type.id) }),
      ...salesOf(type, sections.schedule),
    ]),
    ...referencesIn(types),
    ...unsold(types, seatMap),
  ];
}

function categoryOf({ name, category }: TicketTypeDraft, seatMap: Around['seatMap']): readonly Finding[] {
  if (category === null || seatMap?.categories.some(({ id }) => id === category)) return [];
  const where = seatMap ? 'the seat map has no such category' : 'the event has no seat map';
  return [{ code: 'ticket_category', detail: `${name} sells ${category}, but ${where}`, subject: name }];
}

/** A type without a number, without seats and without a quota would sell nothing, or without end. */
function placesOf(
  type: TicketTypeDraft,
  { seatMap, isLimited }: { readonly seatMap: Around['seatMap']; readonly isLimited: boolean },
): readonly Finding[] {
  const { name, kind, category, capacity, bundle } = type;
  if (kind === 'donation' || bundle.length > 0 || isLimited || capacity !== null) return [];
  if (category !== null && seatMap) return [];
  return [{ code: 'ticket_places', detail: `${name} does not say how many of it there are`, subject: name }];
}

function salesOf(type: TicketTypeDraft, { timeZone, startsAt }: EventSections['schedule']): readonly Finding[] {
  const { name, salesFrom, salesUntil, phases, minPerOrder, maxPerOrder, maxPerPerson, pricing, suggestedMinor, priceMinor } = type;
  const wrong = (detail: string): Finding => ({ code: 'ticket_sales', detail: `${name}: ${detail}`, subject: name });
  const at = (time: string | null): Date | undefined => (time === null ? undefined : instantOf(time, timeZone));
  const start = at(startsAt);
  const from = at(salesFrom);
  const until =
    typeof salesUntil === 'string' ? at(salesUntil) : start && new Date(start.getTime() - salesUntil.minutesBeforeStart * 60_000);
  const times = [salesFrom, typeof salesUntil === 'string' ? salesUntil : null, ...phases.map(phase => phase.until)];
  return [
    ...times.filter(time => time !== null && isTimeZone(timeZone) && !at(time)).map(time => wrong(`there is no ${time}`)),
    ...(from && until && until <= from ? [wrong('its sales end before they begin')] : []),
    ...(minPerOrder > maxPerOrder ? [wrong('an order must have more of it than it may have')] : []),
    ...(maxPerPerson !== null && maxPerPerson < minPerOrder ? [wrong('a person may have fewer of it than an order must')] : []),
    ...(pricing === 'chosen' && suggestedMinor !== null && suggestedMinor < priceMinor
      ? [wrong('it suggests less than the least it takes')]
      : []),
    ...(phases.some(({ until: end, quantity }) => end === null && quantity === null)
      ? [wrong('an early price has neither a date nor a number at which it ends')]
      : []),
  ];
}

function unsold(types: readonly TicketTypeDraft[], seatMap: Around['seatMap']): readonly Finding[] {
  if (!seatMap) return [];
  const sold = new Set(types.map(({ category }) => category));
  return seatMap.categories
    .filter(({ id }) => !sold.has(id))
    .map(({ name }) => ({ code: 'category_unsold', detail: `no ticket type sells ${name}`, subject: name, advice: true }));
}
