import type { Translation } from '@event-planner/contracts/event';

type Texts = Readonly<Record<string, string | undefined>>;

/** Nothing said is no word at all, so that the original stands in. */
const withoutEmpty = <Said extends object>(texts: Said): Said =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '' && text !== undefined)) as Said;

export const said = (translation: Translation, texts: Pick<Translation, 'title' | 'subtitle' | 'description'>): Translation =>
  withoutEmpty({ ...translation, ...texts });

function within<Said extends Texts>(
  all: Readonly<Record<string, Said>> | undefined,
  id: string,
  texts: Said,
): Record<string, Said> | undefined {
  const { [id]: before, ...others } = all ?? {};
  const now = withoutEmpty({ ...before, ...texts });
  const next = Object.keys(now).length === 0 ? others : { ...others, [id]: now };
  return Object.keys(next).length === 0 ? undefined : next;
}

export function sayOfType(translation: Translation, id: string, texts: { name?: string; description?: string }): Translation {
  const { ticketTypes, ...rest } = translation;
  const next = within(ticketTypes as Readonly<Record<string, typeof texts>> | undefined, id, texts);
  return next === undefined ? rest : { ...rest, ticketTypes: next };
}

export function sayOfQuestion(translation: Translation, id: string, texts: { label?: string; help?: string }): Translation {
  const { questions, ...rest } = translation;
  const next = within(questions as Readonly<Record<string, typeof texts>> | undefined, id, texts);
  return next === undefined ? rest : { ...rest, questions: next };
}
