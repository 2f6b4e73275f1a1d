import { plainTicket } from '@event-planner/contracts/event';
import type { EventChange, EventSections, PlannedEvent, TicketTypeDraft } from '@event-planner/contracts/planning';
import { plainSelfService, type SelfService } from '@event-planner/contracts/self-service';
import { newId } from '@event-planner/platform/ids';
import { type Answer, createBuyer } from '../buyer.ts';

export const ticket = (wished: Partial<TicketTypeDraft> & Pick<TicketTypeDraft, 'name'>): TicketTypeDraft => ({
  ...plainTicket,
  phases: [],
  id: newId(),
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

const must = <Body>({ status, body }: Answer<Body>): Body => {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

export interface Organizing {
  readonly organizerSlug: string;
  /** Puts an event of one online evening on sale, changed as wished. */
  publish(change: (sections: EventSections) => EventChange): Promise<PlannedEvent>;
  /** One that may be paid by card, by transfer and at the desk. */
  publishSlowlyPaid(title: string): Promise<PlannedEvent>;
  /** Puts evenings of a series on sale, four unless more are wanted; answers its slug. */
  publishSeries(title: string, wanted?: { readonly dates?: number; readonly selfService?: SelfService }): Promise<string>;
  edit(id: string, change: (sections: EventSections) => EventChange): Promise<void>;
}

/** Somebody who has founded an organizer. */
export async function organizing(url: string): Promise<Organizing> {
  const { ask, login } = createBuyer(url);
  await login('organizer@example.test');
  const form = {
    name: 'Café Théâtre',
    country: 'FR',
    currencies: ['EUR'],
    languages: ['en', 'de'],
    color: '#7a1f3d',
    about: 'Small plays.',
  };
  const { id: organizerId, slug } = must(await ask<{ id: string; slug: string }>('POST', '/api/organizers', form));
  const save = async (plan: PlannedEvent, body: EventChange): Promise<PlannedEvent> =>
    must(await ask<PlannedEvent>('PATCH', `/api/events/${plan.id}/plan`, body, { 'if-match': `"${plan.version}"` }));
  const publish: Organizing['publish'] = async change => {
    const draft = must(await ask<PlannedEvent>('POST', `/api/organizers/${organizerId}/events`, { title: 'An evening' }));
    const { about, place } = draft.sections;
    const whole: EventSections = {
      ...draft.sections,
      about: { ...about, title: 'An evening', category: 'theatre', language: 'en', description: '<p>An evening.</p>' },
      schedule: { timeZone: 'Europe/Paris', startsAt: '2030-07-01T20:00', endsAt: '2030-07-01T22:00', doorsAt: '2030-07-01T19:30' },
      place: { ...place, mode: 'online', venueId: null, seatMapId: null, onlineUrl: 'https://stream.example/evening' },
    };
    await save(draft, { ...whole, ...change(whole) });
    must(await ask('POST', `/api/events/${draft.id}/publish`));
    return must(await ask<PlannedEvent>('GET', `/api/events/${draft.id}/plan`));
  };
  return {
    organizerSlug: slug,
    publish,
    publishSlowlyPaid: title =>
      publish(sections => ({
        about: { ...sections.about, title },
        tickets: { ...sections.tickets, currency: 'EUR', types: [ticket({ name: 'Entry' })] },
        payment: {
          provider: true,
          transfer: { holder: 'Café Théâtre', iban: 'DE89 3704 0044 0532 0130 00', bic: null, days: 7, daysBefore: 2 },
          invoice: null,
          onSite: { minutesBefore: 60 },
        },
      })),
    async publishSeries(title, { dates = 4, selfService = plainSelfService } = {}) {
      const about = { title, subtitle: 'Every Saturday', description: '<p>Plays.</p>', category: 'theatre', language: 'en', minAge: null };
      const place = { mode: 'online', venueId: null, seatMapId: null, onlineUrl: 'https://stream.example/evening' };
      const tickets = {
        currency: 'EUR',
        pricesInclude: 'taxes',
        taxes: [],
        fees: [],
        types: [ticket({ name: 'Entry' })],
        quotas: [],
        maxPerPerson: null,
      };
      const timing = {
        timeZone: 'Europe/Paris',
        startsAt: '2030-07-20T20:00',
        durationMinutes: 120,
        doorsMinutesBefore: 30,
        rule: `FREQ=WEEKLY;COUNT=${dates}`,
        exceptions: [],
        additions: [],
      };
      const body = { timing, sections: { about, place, tickets, selfService } };
      const series = must(await ask<{ id: string; slug: string }>('POST', `/api/organizers/${organizerId}/series`, body));
      must(await ask('POST', `/api/series/${series.id}/publish`, {}));
      return series.slug;
    },
    async edit(id, change) {
      const plan = must(await ask<PlannedEvent>('GET', `/api/events/${id}/plan`));
      await save(plan, change(plan.sections));
    },
  };
}
