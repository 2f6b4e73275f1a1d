import { unbroken } from '../typography.ts';

/** Text that is HTML already. Everything else is escaped on its way in. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** A template that escapes: html`<p>${name}</p>` is safe whatever the name. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, at) => text + (at < parts.length ? render(parts[at] ?? '') : '')).join(''),
});

const render = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return unbroken(escape(String(part)));
  return 'html' in part ? part.html : part.map(({ html: text }) => text).join('');
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, character => entities[character] ?? character);
