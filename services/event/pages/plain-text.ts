import sanitizeHtml from 'sanitize-html';

const blocks = /<\/(?:p|h\d|li|ul|ol|blockquote)>|<br\s*\/?>/gi;
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ', '&amp;': '&' };

/** The words of simple HTML, in one line. */
export const plainText = (html: string): string =>
  sanitizeHtml(html.replaceAll(blocks, ' $&'), { allowedTags: [], allowedAttributes: {} })
    .replaceAll(/&(?:lt|gt|quot|#39|nbsp|amp);/g, entity => entities[entity] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();

/** At most so many characters, cut between words. */
export function shortened(text: string, atMost: number): string {
  if (text.length <= atMost) return text;
  const cut = text.slice(0, atMost);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), atMost / 2)).trimEnd()}…`;
}
