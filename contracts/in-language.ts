import type { EventDetail, Question, TicketType } from './event.ts';

export type Localizable = Pick<EventDetail, 'title' | 'subtitle' | 'description' | 'language' | 'translations'> & {
  readonly ticketTypes: readonly TicketType[];
  readonly questions: readonly Question[];
};

/** The languages an event says something in, its own first. */
export const languagesOf = ({ language, translations }: Pick<EventDetail, 'language' | 'translations'>): readonly string[] => [
  language,
  ...Object.keys(translations)
    .filter(one => one !== language)
    .toSorted(),
];

/** Which of its languages a reader gets: the first they ask for that there is, else its own. `de` is content with `de-CH`, and the other way round. */
export function chooseLanguage(event: Pick<EventDetail, 'language' | 'translations'>, asked: readonly string[]): string {
  const spoken = languagesOf(event);
  const found = asked.flatMap(wish => spoken.find(one => one === wish) ?? spoken.find(one => baseOf(one) === baseOf(wish)) ?? []);
  return found[0] ?? event.language;
}

const baseOf = (language: string): string => language.split('-')[0] ?? language;

/** An event as it reads in one of its languages. Where that says nothing, the event's own stands. */
export function inLanguage<Event extends Localizable>(event: Event, language: string): Event {
  const said = event.translations[language];
  if (said === undefined) return event;
  return {
    ...event,
    title: said.title ?? event.title,
    subtitle: said.subtitle ?? event.subtitle,
    description: said.description ?? event.description,
    ticketTypes: event.ticketTypes.map(type => ({ ...type, ...defined(said.ticketTypes?.[type.id]) })),
    questions: event.questions.map(question => ({ ...question, ...defined(said.questions?.[question.id]) })),
  };
}

const defined = (said: object = {}): object => Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined));
