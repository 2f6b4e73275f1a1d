/** The events that show what is not everyday: each by its slug, so that tests and screenshots can name them. */
export const exceptions = {
  'halden-northern-lights-tour-london': 'on-sale-soon',
  'the-improvised-detective-edinburgh': 'ended',
  'ruben-achterberg-polder-blues-hamburg': 'paid-out',
  'mahler-symphony-no-4-munich': 'cancelled',
  'gernot-zapf-amtsgeheimnis-vienna': 'sold-out',
  'sourdough-for-beginners-amsterdam': 'sold-out',
  'open-studio-day-vienna': 'free',
  'open-studio-day-paris': 'free',
  'faust-der-tragodie-erster-teil-berlin': 'this-week',
  'atlas-mono-signal-berlin': 'this-week',
  'the-paper-lanterns-london': 'this-week',
  'quatuor-saone-ravel-boulanger-lyon': 'this-week',
  'stand-up-a-belleville-paris': 'this-week',
  'hamlet-london': 'this-week',
} as const satisfies Record<string, Exception>;

export type Exception = 'on-sale-soon' | 'ended' | 'paid-out' | 'cancelled' | 'sold-out' | 'free' | 'this-week';

const bySlug = new Map<string, Exception>(Object.entries(exceptions));

export const exceptionOf = (slug: string): Exception | undefined => bySlug.get(slug);
