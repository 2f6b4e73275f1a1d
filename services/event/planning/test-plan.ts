import type { AccessClaims } from '@event-planner/contracts/auth';
import { plainTicket } from '@event-planner/contracts/event';
import { type EventChange, type EventSections, PlannedEvent, type TicketTypeDraft } from '@event-planner/contracts/planning';
import { newId } from '@event-planner/platform/ids';
import type { TestService } from '@event-planner/platform/testing';
import { otto } from '../test-event.ts';

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly by?: AccessClaims;
  readonly body?: object;
  /** The version it changes. */
  readonly seen?: number | string;
}

/** Somebody asks something below `/api`. @default Otto, with a GET */
export async function ask(event: TestService, { method = 'GET', path, by = otto, body, seen }: Asked) {
  const header = typeof seen === 'number' ? `"${seen}"` : seen;
  return event.inject({
    method,
    url: `/api${path}`,
    headers: { ...(await event.asUser(by)), ...(header !== undefined && { 'if-match': header }) },
    ...(body && { payload: body }),
  });
}

export const organizerForm = { name: 'Rita Plays', country: 'DE', currencies: ['EUR', 'CHF'], languages: ['de', 'en'] };

/** A new organizer, and who leads it. */
export async function found(
  event: TestService,
  { by = otto, ...form }: { readonly by?: AccessClaims; readonly name?: string } = {},
): Promise<string> {
  return (await ask(event, { method: 'POST', path: '/organizers', by, body: { ...organizerForm, ...form } })).json().id;
}

/** A draft of an organizer's. */
export async function draft(event: TestService, organizerId: string, body: { readonly title?: string; readonly copyOf?: string } = {}) {
  return PlannedEvent.parse((await ask(event, { method: 'POST', path: `/organizers/${organizerId}/events`, body })).json());
}

export const editPlan = (
  event: TestService,
  { id, ...rest }: { id: string; body: EventChange; seen?: number | string; by?: AccessClaims },
) => ask(event, { method: 'PATCH', path: `/events/${id}/plan`, ...rest });

export const planOf = async (event: TestService, id: string): Promise<PlannedEvent> =>
  PlannedEvent.parse((await ask(event, { path: `/events/${id}/plan` })).json());

export const ticket = (wished: Partial<TicketTypeDraft> = {}): TicketTypeDraft => ({
  ...plainTicket,
  phases: [],
  id: newId(),
  name: 'Entry',
  description: '',
  priceMinor: 2000,
  category: null,
  capacity: 100,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesFrom: null,
  salesUntil: { minutesBeforeStart: 0 },
  ...wished,
});

/** All that an event needs to be published: online, one evening, one ticket type. */
export const wholeEvent = (sections: EventSections, types: TicketTypeDraft[] = [ticket()]): EventSections => ({
  ...sections,
  about: { ...sections.about, title: 'Hamlet', category: 'theatre', description: '<p>A prince.</p>' },
  schedule: { timeZone: 'Europe/Berlin', startsAt: '2030-07-01T20:00', endsAt: '2030-07-01T22:00', doorsAt: '2030-07-01T19:30' },
  place: { mode: 'online', venueId: null, seatMapId: null, onlineUrl: 'https://stream.example/hamlet' },
  tickets: { ...sections.tickets, types },
});

/** An event that is on sale, and its plan. */
export async function publishedEvent(
  event: TestService,
  change: (whole: EventSections) => EventSections = whole => whole,
): Promise<PlannedEvent> {
  const { id, sections, version } = await draft(event, await found(event), { title: 'Hamlet' });
  const edited = await editPlan(event, { id, seen: version, body: change(wholeEvent(sections)) });
  if (edited.statusCode !== 200) throw new Error(edited.body);
  const published = await ask(event, { method: 'POST', path: `/events/${id}/publish` });
  if (published.statusCode !== 200) throw new Error(published.body);
  return planOf(event, id);
}
