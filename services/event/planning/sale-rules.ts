import type { EventSections } from '@event-planner/contracts/planning';
import type { Around, Finding } from './checklist-rules.ts';

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What is wrong with all of a sale: its money, taxes, fees and quotas. */
export function missingInSale(tickets: EventSections['tickets'], organizer: Around['organizer']): readonly Finding[] {
  const { currency, taxes, fees, types, quotas } = tickets;
  const known = new Set(taxes.map(({ id }) => id));
  const users = [...types.map(({ name, taxIds }) => ({ name, taxIds })), ...fees.map(({ name, taxIds }) => ({ name, taxIds }))];
  const typeIds = new Set(types.map(({ id }) => id));
  return [
    ...(currencies.has(currency) && organizer.currencies.includes(currency)
      ? []
      : [{ code: 'currency', detail: `the organizer does not sell in ${currency}`, subject: currency } as const]),
    ...(types.length === 0 ? [{ code: 'ticket_types', detail: 'it has no ticket types' } as const] : []),
    ...users
      .filter(({ taxIds }) => taxIds.some(id => !known.has(id)))
      .map(({ name }) => ({ code: 'tax_reference', detail: `${name} has a tax that is not described`, subject: name }) as const),
    ...repeated(taxes.map(({ id }) => id)).map(
      id => ({ code: 'tax_reference', detail: `the tax ${id} is there twice`, subject: id }) as const,
    ),
    ...repeated(fees.map(({ id }) => id)).map(
      id => ({ code: 'tax_reference', detail: `the fee ${id} is there twice`, subject: id }) as const,
    ),
    ...quotas
      .filter(({ ticketTypeIds }) => ticketTypeIds.some(id => !typeIds.has(id)))
      .map(({ name }) => ({ code: 'quota_reference', detail: `${name} counts a ticket type that is not there`, subject: name }) as const),
  ];
}

/** Each that is there more than once. */
export const repeated = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
