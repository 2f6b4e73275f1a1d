import type { EventChange } from '@event-planner/contracts/planning';
import { refuse } from '../errors.ts';
import { sanitizeHtml } from '../html.ts';
import { inOneLine, withoutControls } from '../texts.ts';

const longest = 20_000;

/** The change as it is kept: ids in lower case, as the database has them, and nothing in its texts but what a text is made of. */
export const normalized = (change: EventChange): EventChange => withCleanTexts(withCleanStrings(change) as EventChange);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const cleanString = (text: string): string => (uuid.test(text) ? text.toLowerCase() : withoutControls(text));

function withCleanStrings(value: unknown): unknown {
  if (typeof value === 'string') return cleanString(value);
  if (Array.isArray(value)) return value.map(withCleanStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanString(key), withCleanStrings(inner)]));
}

const withCleanTexts = (change: EventChange): EventChange => ({
  ...change,
  ...(change.about && {
    about: {
      ...change.about,
      title: inOneLine(change.about.title),
      subtitle: inOneLine(change.about.subtitle),
      description: clean(change.about.description),
    },
  }),
  ...(change.tickets && {
    tickets: { ...change.tickets, types: change.tickets.types.map(type => ({ ...type, name: inOneLine(type.name) })) },
  }),
  ...(change.translations && {
    translations: Object.fromEntries(
      Object.entries(change.translations).map(([language, words]) => [
        language,
        words.description === undefined ? words : { ...words, description: clean(words.description) },
      ]),
    ),
  }),
});

function clean(html: string): string {
  const cleaned = sanitizeHtml(html);
  // Some characters are longer as HTML than they were written.
  if (cleaned.length > longest)
    throw refuse('text_too_long', `the description has ${cleaned.length} characters as HTML, and may have ${longest}`, {
      length: cleaned.length,
    });
  return cleaned;
}
