import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';

/**
 * The same event again, at another time: without dates, and with ids of its own for what is sold. Sales that ended on a day end with the start.
 * `newIdFor` gives the same new id for the same old one.
 */
export function copyOf(sections: EventSections, newIdFor: (id: string) => string): EventSections {
  const known = new Set([...sections.tickets.types, ...sections.tickets.quotas].map(({ id }) => id));
  const renamed = (id: string): string => (known.has(id) ? newIdFor(id) : id);
  const all = (ids: readonly string[]): string[] => ids.map(renamed);
  const type = (one: TicketTypeDraft): TicketTypeDraft => ({
    ...one,
    id: renamed(one.id),
    requires: all(one.requires),
    bundle: one.bundle.map(part => ({ ...part, ticketTypeId: renamed(part.ticketTypeId) })),
    salesFrom: null,
    salesUntil: typeof one.salesUntil === 'string' ? { minutesBeforeStart: 0 } : one.salesUntil,
    phases: one.phases.map(phase => ({ ...phase, until: null })),
  });
  return {
    ...sections,
    schedule: { ...sections.schedule, startsAt: null, endsAt: null, doorsAt: null },
    tickets: {
      ...sections.tickets,
      types: sections.tickets.types.map(type),
      quotas: sections.tickets.quotas.map(quota => ({ ...quota, id: renamed(quota.id), ticketTypeIds: all(quota.ticketTypeIds) })),
    },
    questions: sections.questions.map(question => ({ ...question, ticketTypeIds: all(question.ticketTypeIds) })),
    access: {
      ...sections.access,
      codes: sections.access.codes.map(code => ({ ...code, until: null, ticketTypeIds: all(code.ticketTypeIds) })),
    },
    translations: Object.fromEntries(
      Object.entries(sections.translations).map(([language, { ticketTypes, ...rest }]) => [
        language,
        {
          ...rest,
          ...(ticketTypes && { ticketTypes: Object.fromEntries(Object.entries(ticketTypes).map(([id, words]) => [renamed(id), words])) }),
        },
      ]),
    ),
  };
}
