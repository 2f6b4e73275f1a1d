import type { TicketType } from '@event-planner/contracts/event';
import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import { instantOf } from '../local-time.ts';
import type { Whole } from '../summary.ts';

/** What the clock times of a sale are counted from. */
export interface SalesClock extends Pick<Whole, 'startsAt'> {
  readonly timeZone: string;
  /** When sales begin that do not say when. */
  readonly salesBegin: Date;
}

/** As buyers and booking see them: by instants. */
export const ticketTypesOf = ({ tickets }: Pick<EventSections, 'tickets'>, clock: SalesClock): TicketType[] =>
  tickets.types.map(type => toTicketType(type, clock));

function toTicketType(
  { salesFrom, salesUntil, phases, ...type }: TicketTypeDraft,
  { startsAt, timeZone, salesBegin }: SalesClock,
): TicketType {
  const at = (time: string, otherwise: Date): string => (instantOf(time, timeZone) ?? otherwise).toISOString();
  return {
    ...type,
    salesStart: salesFrom === null ? salesBegin.toISOString() : at(salesFrom, salesBegin),
    salesEnd:
      typeof salesUntil === 'string'
        ? at(salesUntil, startsAt)
        : new Date(startsAt.getTime() - salesUntil.minutesBeforeStart * 60_000).toISOString(),
    phases: phases.map(phase => ({ ...phase, until: phase.until === null ? null : at(phase.until, startsAt) })),
  };
}
