import { plainTicket } from '@event-planner/contracts/event';
import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import { shortKey } from '../workspace/keys.ts';

type Tickets = EventSections['tickets'];

const { phases: _phases, ...plain } = plainTicket;

/** A ticket type to begin with: on sale from publication until the start, ten an order, taxed as its neighbours are. */
export const newTicket = ({ taxes }: Tickets, kind: TicketTypeDraft['kind']): TicketTypeDraft => ({
  ...plain,
  id: crypto.randomUUID(),
  kind,
  name: '',
  description: '',
  priceMinor: 0,
  pricing: kind === 'donation' ? 'chosen' : 'fixed',
  category: null,
  capacity: kind === 'donation' ? null : 100,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesFrom: null,
  salesUntil: { minutesBeforeStart: 0 },
  phases: [],
  taxIds: kind === 'donation' ? [] : taxes.map(({ id }) => id),
});

export const copyOf = (type: TicketTypeDraft): TicketTypeDraft => ({ ...type, id: crypto.randomUUID() });

export const newTax = (name: string): Tickets['taxes'][number] => ({ id: shortKey('tax'), name, basisPoints: 1900 });
export const newFee = (name: string): Tickets['fees'][number] => ({
  id: shortKey('fee'),
  name,
  kind: 'per_ticket',
  basisPoints: 0,
  amountMinor: 0,
  taxIds: [],
});

/** A type taken away goes from everything that named it; a quota with nobody left goes with it. */
export const withoutType = (tickets: Tickets, id: string): Tickets => ({
  ...tickets,
  types: tickets.types
    .filter(type => type.id !== id)
    .map(type => ({
      ...type,
      requires: type.requires.filter(other => other !== id),
      bundle: type.bundle.filter(({ ticketTypeId }) => ticketTypeId !== id),
    })),
  quotas: tickets.quotas
    .map(quota => ({ ...quota, ticketTypeIds: quota.ticketTypeIds.filter(other => other !== id) }))
    .filter(({ ticketTypeIds }) => ticketTypeIds.length > 0),
});

export const withoutTax = (tickets: Tickets, id: string): Tickets => ({
  ...tickets,
  taxes: tickets.taxes.filter(tax => tax.id !== id),
  types: tickets.types.map(type => ({ ...type, taxIds: type.taxIds.filter(other => other !== id) })),
  fees: tickets.fees.map(fee => ({ ...fee, taxIds: fee.taxIds.filter(other => other !== id) })),
});

export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entries = [...list];
  const [entry] = entries.splice(from, 1);
  if (entry !== undefined) entries.splice(to, 0, entry);
  return entries;
}
