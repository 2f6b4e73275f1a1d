import sanitize from 'sanitize-html';

const allowed: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'u', 's', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    b: 'strong',
    i: 'em',
    h1: 'h2',
    div: 'p',
    a: (tagName, { href }) => ({ tagName, attribs: { ...(href !== undefined && { href }), rel: 'noopener nofollow' } }),
  },
};

/** Only what a text is made of. Text without any tag becomes paragraphs, parted where it has empty lines. What is clean stays as it is. */
export function sanitizeHtml(html: string): string {
  const cleaned = sanitize(isPlain(html) ? paragraphsOf(html) : html, allowed).trim();
  return isPlain(cleaned) ? paragraphsOf(cleaned) : cleaned;
}

const isPlain = (text: string): boolean => !/<[a-z!/]/i.test(text);

export const paragraphsOf = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
    .map(paragraph => `<p>${escapeText(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('');

/** A plain text may hold entities already, as a browser's editor writes them. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
