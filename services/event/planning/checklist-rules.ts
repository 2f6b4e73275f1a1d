import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { EventSections, Missing, SectionName } from '@event-planner/contracts/planning';
import { missingInAccess } from './access-rules.ts';
import { missingInPayment } from './payment-rules.ts';
import { missingInQuestions } from './question-rules.ts';
import { missingInSale } from './sale-rules.ts';
import { missingInSchedule } from './schedule-rules.ts';
import { missingInTicketTypes } from './ticket-rules.ts';

/** What an event is judged by, beside its own words. */
export interface Around {
  readonly organizer: { readonly name: string; readonly currencies: readonly string[] };
  readonly venue: { readonly name: string; readonly city: string } | undefined;
  readonly seatMap: Pick<SeatMap, 'categories' | 'areas'> | undefined;
  readonly now: Date;
}

type Weighed = Omit<Missing, 'section' | 'weight'>;
export type Finding = Omit<Weighed, 'subject'> & { readonly subject?: string; readonly advice?: true };

/** All that keeps an event from being published, and what would make it better. In the order of the sections. */
export const missingOf = (sections: EventSections, around: Around): Missing[] => [
  ...as('about', missingInAbout(sections)),
  ...as('schedule', missingInSchedule(sections.schedule, around.now)),
  ...as('place', missingInPlace(sections, around)),
  ...as('tickets', [...missingInSale(sections.tickets, around.organizer), ...missingInTicketTypes(sections, around.seatMap)]),
  ...as('questions', missingInQuestions(sections)),
  ...as('access', missingInAccess(sections)),
  ...as('payment', missingInPayment(sections)),
  ...as('pictures', missingInPictures(sections)),
];

const as = (section: SectionName, findings: readonly Finding[]): Missing[] =>
  findings.map(({ code, detail, subject, advice }) => ({
    section,
    code,
    weight: advice ? 'advice' : 'error',
    detail,
    subject: subject ?? null,
  }));

export const errorsIn = (missing: readonly Missing[]): readonly Missing[] => missing.filter(({ weight }) => weight === 'error');

/** Errors that the one list has and the other had not. */
export const newErrors = (after: readonly Missing[], before: readonly Missing[]): readonly Missing[] => {
  const known = new Set(before.map(nameOf));
  return errorsIn(after).filter(one => !known.has(nameOf(one)));
};

const nameOf = ({ section, code, subject, weight }: Missing): string => JSON.stringify([section, code, subject, weight]);

function missingInAbout({ about }: EventSections): readonly Finding[] {
  return [
    ...(about.title === '' ? [{ code: 'title', detail: 'it has no title' } as const] : []),
    ...(about.category === null ? [{ code: 'category', detail: 'it has no category' } as const] : []),
    ...(about.description === ''
      ? [{ code: 'description', detail: 'nothing describes it: people buy what they can picture', advice: true } as const]
      : []),
  ];
}

function missingInPlace({ place }: EventSections, { venue }: Around): readonly Finding[] {
  return [
    ...(place.mode !== 'online' && !venue ? [{ code: 'venue', detail: 'it has no venue' } as const] : []),
    ...(place.mode !== 'in_person' && place.onlineUrl === null
      ? [{ code: 'online_url', detail: 'it is online, but has no address to join at' } as const]
      : []),
  ];
}

const missingInPictures = ({ pictures }: EventSections): readonly Finding[] =>
  pictures.coverId !== null && pictures.coverText.trim() === ''
    ? [{ code: 'cover_text', detail: 'its picture is not described for those who do not see it', advice: true }]
    : [];
