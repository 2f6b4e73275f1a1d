import { escapeHtml, unescapeHtml } from '../escape-html.ts';

/** Data as it may stand in a script element: nothing in it can end the element or open a comment. */
export const escapeJson = (data: unknown): string =>
  JSON.stringify(data).replaceAll(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A tag with its attributes; those that are undefined are left out. */
export const tag = (name: string, attributes: Readonly<Record<string, string | undefined>>): string =>
  `<${name}${Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeHtml(value ?? '')}"`)
    .join('')}>`;

/** The inside of a page's `title`, as text. */
export const titleOf = (page: string): string => unescapeHtml(/<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '');

export interface Rewrite {
  readonly title: string;
  readonly language: string | undefined;
  /** Goes before the end of the head. */
  readonly tags: readonly string[];
}

/** A page of the app with another head. By functions: what people write may hold `$&`, which a replacement text would act on. */
export const rewriteHead = (page: string, { title, language, tags }: Rewrite): string =>
  page
    .replace(/<html[^>]*>/, own => (language === undefined ? own : tag('html', { lang: language })))
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace(/<meta\s[^>]*name="description"[^>]*>/, () => '')
    .replace('</head>', () => `${indented(tags)}</head>`);

/** A page of the app with something more in its head. */
export const addToHead = (page: string, tags: readonly string[]): string => page.replace('</head>', () => `${indented(tags)}</head>`);

const indented = (tags: readonly string[]): string => `${tags.map(one => `  ${one}\n`).join('  ')}  `;
