import type { TicketType } from '@event-planner/contracts/event';
import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import type { WorldEvent } from '@event-planner/demo/world';
import { sanitizeHtml } from './html.ts';
import { localTimeOf } from './local-time.ts';

/** What an organizer would have written to get the event that the world has. */
export function sectionsOf(event: WorldEvent, seatMapId: string | null): EventSections {
  const { title, subtitle, category, language, minAge, timeZone, mode, venue, currency, rules, maxPerPerson, selfService } = event;
  const local = (instant: string): string => localTimeOf(instant, timeZone);
  return {
    about: { title, subtitle, description: sanitizeHtml(event.description), category, language, minAge },
    schedule: {
      timeZone,
      startsAt: local(event.startsAt),
      endsAt: local(event.endsAt),
      doorsAt: event.doorsAt === null ? null : local(event.doorsAt),
    },
    place: { mode, venueId: venue.id, seatMapId, onlineUrl: null },
    tickets: { currency, ...rules, types: event.ticketTypes.map(type => draftOf(type, local)), quotas: [], maxPerPerson },
    questions: event.questions,
    access: { visibility: event.visibility, codes: [] },
    payment: event.payment,
    selfService,
    pictures: { coverId: null, coverText: '' },
    translations: event.translations,
  };
}

const draftOf = ({ salesStart, salesEnd, phases, ...type }: TicketType, local: (instant: string) => string): TicketTypeDraft => ({
  ...type,
  salesFrom: local(salesStart),
  salesUntil: local(salesEnd),
  phases: phases.map(phase => ({ ...phase, until: phase.until === null ? null : local(phase.until) })),
});
