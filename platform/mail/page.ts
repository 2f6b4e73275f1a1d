import type { Letter } from './mailbox.ts';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, character => escaped[character] ?? '');

const layout = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escape(title)}</title><link rel="stylesheet" href="/mailbox/style.css"></head>
<body><header><a href="/mailbox">Mailbox</a><p>Mail this installation would have sent. Nothing leaves this machine.</p></header><main>${body}</main></body></html>`;

export const listPage = (letters: readonly Letter[]): string =>
  layout(
    'Mailbox',
    letters.length === 0
      ? '<h1>No mail yet</h1><p class="quiet">Sign up, or buy a ticket, and it will be here. <a href="/mailbox">Look again</a></p>'
      : `<h1>Newest ${letters.length === 1 ? 'letter' : `${letters.length} letters`}</h1><p class="quiet"><a href="/mailbox">Look again</a></p><ol>${letters.map(row).join('')}</ol>`,
  );

const row = ({ key, to, subject, receivedAt, attachments }: Letter): string =>
  `<li><a href="/mailbox/${key}"><strong>${escape(subject)}</strong><span>to ${escape(to)}</span><span>${when(receivedAt)}${attachments.length > 0 ? ` · ${attachments.length} attached` : ''}</span></a></li>`;

export const letterPage = ({ key, to, subject, receivedAt, text, attachments }: Letter): string =>
  layout(
    subject,
    `<h1>${escape(subject)}</h1>
<p class="quiet">to ${escape(to)} · ${when(receivedAt)}</p>
${attachments.length > 0 ? `<ul class="attachments">${attachments.map(({ filename }, at) => `<li><a href="/mailbox/${key}/attachments/${at}">${escape(filename)}</a></li>`).join('')}</ul>` : ''}
<iframe title="The letter as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${key}/body.html"></iframe>
<details><summary>As plain text</summary><pre>${escape(text)}</pre></details>`,
  );

export const missingPage = (): string =>
  layout(
    'No such letter',
    '<h1>No such letter</h1><p class="quiet">It may have been cleared away: only the newest are kept. <a href="/mailbox">Back to the mailbox</a></p>',
  );

const when = (iso: string): string => `<time datetime="${escape(iso)}">${escape(iso.slice(0, 19).replace('T', ' '))} UTC</time>`;

export const style = `
:root { color-scheme: light dark; --text: light-dark(#1b1d22, #eef1f2); --quiet: light-dark(#55565f, #aab4bb); --line: light-dark(#ddd8cc, #2d363d); --page: light-dark(#f7f5f0, #101418); --link: light-dark(#0d5c4d, #7bd8bd) }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page) }
header, main { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem }
header a { font-weight: 700; color: inherit; text-decoration: none; font-size: 1.1rem }
header p, .quiet { color: var(--quiet); margin: .25rem 0 }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; overflow-wrap: anywhere }
a { color: var(--link) } a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px }
ol { list-style: none; padding: 0; border-top: 1px solid var(--line) }
ol a { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .8rem .25rem; border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; overflow-wrap: anywhere }
ol a:hover strong { text-decoration: underline } ol strong { grid-column: 1 / -1 } ol span { color: var(--quiet); font-size: .9rem }
.attachments { list-style: none; padding: 0; display: flex; gap: .6rem; flex-wrap: wrap } .attachments a { display: inline-block; padding: .45rem .8rem; border: 1px solid var(--line); border-radius: 8px }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 10px; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 30rem) { ol a { grid-template-columns: 1fr } }
`;
