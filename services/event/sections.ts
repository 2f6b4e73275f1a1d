import { plainPayment } from '@event-planner/contracts/payment-ways';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { type EventSections, SectionName } from '@event-planner/contracts/planning';

export const sectionNames = SectionName.options;

/** What a new event begins with. */
export interface Beginning {
  readonly title: string;
  readonly language: string;
  readonly currency: string;
  readonly timeZone: string;
}

export const newSections = ({ title, language, currency, timeZone }: Beginning): EventSections => ({
  about: { title, subtitle: '', description: '', category: null, language, minAge: null },
  schedule: { timeZone, startsAt: null, endsAt: null, doorsAt: null },
  place: { mode: 'in_person', venueId: null, seatMapId: null, onlineUrl: null },
  tickets: { currency, pricesInclude: 'taxes', taxes: [], fees: [], types: [], quotas: [], maxPerPerson: null },
  questions: [],
  access: { visibility: 'public', codes: [] },
  payment: plainPayment,
  selfService: plainSelfService,
  pictures: { coverId: null, coverText: '' },
  translations: {},
});
