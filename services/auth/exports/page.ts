import type { MailLanguage } from '@event-planner/contracts/mail-language';
import { archiveWords } from './words.ts';

export interface PageContents {
  readonly name: string;
  readonly language: MailLanguage;
  readonly madeAt: Date;
  /** JSON by the service that told it. */
  readonly texts: ReadonlyMap<string, string>;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, character => entities[character] ?? character);

/** `firstOpenedAt` → `first opened at`. */
const named = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const isRecord = (of: unknown): of is Readonly<Record<string, unknown>> => typeof of === 'object' && of !== null && !Array.isArray(of);

function value(of: unknown): string {
  if (of === null || of === undefined || of === '') return '–';
  if (Array.isArray(of)) return of.length === 0 ? '–' : `<ul>${of.map(item => `<li>${value(item)}</li>`).join('')}</ul>`;
  if (isRecord(of)) return fields(of);
  const text = escapeHtml(typeof of === 'string' ? of : JSON.stringify(of));
  return /^https?:\/\/[^\s]+$/.test(text) ? `<a href="${text}" rel="noopener noreferrer">${text}</a>` : text;
}

const fields = (of: Readonly<Record<string, unknown>>): string =>
  `<dl>${Object.entries(of)
    .map(([key, said]) => `<dt>${escapeHtml(named(key))}</dt><dd>${value(said)}</dd>`)
    .join('')}</dl>`;

function list(key: string, rows: unknown): string {
  if (!Array.isArray(rows) || rows.length === 0) return '';
  return `<h3>${escapeHtml(named(key))} (${rows.length})</h3>${rows.map(row => `<article>${value(row)}</article>`).join('')}`;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
article{border:1px solid #ddd;border-radius:.5rem;padding:.25rem 1rem;margin:.5rem 0}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.125rem 1rem;margin:.5rem 0}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}ul{margin:0;padding-left:1.25rem}@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}article{border-color:#444}dt{color:#aaa}a{color:#8ab4f8}}`;

/** What somebody reads who opens the archive: everything in it, without a script. */
export function writePage({ name, language, madeAt, texts }: PageContents): string {
  const words = archiveWords[language];
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(madeAt);
  const parts = [...texts].map(([service, text]) => {
    const told: unknown = JSON.parse(text);
    const lists = isRecord(told) ? Object.entries(told).map(([key, rows]) => list(key, rows)) : [];
    return `<section><h2>${escapeHtml(words.services[service] ?? service)}</h2>${lists.join('') || `<p>${words.nothing}</p>`}</section>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'"><title>${words.title}</title><style>${style}</style></head>
<body><h1>${words.title}</h1><p>${escapeHtml(words.intro(name, `${moment} UTC`))}</p><p>${words.files}</p><p>${words.links}</p>${parts.join('\n')}</body></html>`;
}
