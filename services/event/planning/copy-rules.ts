import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';

/** The same event again, at another time: without dates, and with ids of its own for what is sold. Sales that ended on a day end with the start. */
export function copyOf(sections: EventSections, newIdFor: (id: string) => string): EventSections {
  const copy = withOwnIds(sections, newIdFor);
  return {
    ...copy,
    schedule: { ...copy.schedule, startsAt: null, endsAt: null, doorsAt: null },
    tickets: {
      ...copy.tickets,
      types: copy.tickets.types.map(type => ({
        ...type,
        salesFrom: null,
        salesUntil: typeof type.salesUntil === 'string' ? { minutesBeforeStart: 0 } : type.salesUntil,
        phases: type.phases.map(phase => ({ ...phase, until: null })),
      })),
    },
    access: { ...copy.access, codes: copy.access.codes.map(code => ({ ...code, until: null })) },
  };
}

type Rename = (id: string) => string;

/** The same sections for another event: no two may share the ids of what they sell. `newIdFor` gives the same new id for the same old one. */
export function withOwnIds<Sections extends Omit<EventSections, 'schedule'>>(sections: Sections, newIdFor: Rename): Sections {
  const known = new Set([...sections.tickets.types, ...sections.tickets.quotas].map(({ id }) => id));
  const renamed = (id: string): string => (known.has(id) ? newIdFor(id) : id);
  const all = (ids: readonly string[]): string[] => ids.map(renamed);
  const type = (one: TicketTypeDraft): TicketTypeDraft => ({
    ...one,
    id: renamed(one.id),
    requires: all(one.requires),
    bundle: one.bundle.map(part => ({ ...part, ticketTypeId: renamed(part.ticketTypeId) })),
  });
  return {
    ...sections,
    tickets: {
      ...sections.tickets,
      types: sections.tickets.types.map(type),
      quotas: sections.tickets.quotas.map(quota => ({ ...quota, id: renamed(quota.id), ticketTypeIds: all(quota.ticketTypeIds) })),
    },
    questions: sections.questions.map(question => ({ ...question, ticketTypeIds: all(question.ticketTypeIds) })),
    access: {
      ...sections.access,
      codes: sections.access.codes.map(code => ({ ...code, ticketTypeIds: all(code.ticketTypeIds) })),
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
