import { type Refusal, statusOf } from '../errors/index.ts';
import { escape, layOut, type Links } from './html.ts';

export interface ErrorsPage {
  readonly title: string;
  readonly links: Links;
  readonly refusals: ReadonlyMap<string, Refusal>;
}

/** What the `type` of a problem leads to: each code with its status and sentence. */
export function describeErrors({ title, links, refusals: known }: ErrorsPage): string {
  const list = [...known].toSorted(([, a], [, b]) => statusOf[a.kind] - statusOf[b.kind]);
  return layOut({
    title: `${title} API: errors`,
    links,
    navigation: `<ul>${list.map(([code]) => `<li><a href="#${escape(code)}">${escape(code)}</a></li>`).join('')}</ul>`,
    main: `<h1>Errors</h1>
<p>A refusal is <code>application/problem+json</code> (RFC 9457). Programs branch on <code>code</code>; <code>detail</code> is for people and may change; <code>correlationId</code> names the request in our logs. An <code>invalid_request</code> lists in <code>errors</code> each place that its schema does not take: its <code>path</code>, the <code>code</code> of the rule, what was <code>expected</code>, and the <code>minimum</code> or <code>maximum</code> that was passed.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${list.map(([code, { kind, title: meaning }]) => `<tr id="${escape(code)}"><td><code>${escape(code)}</code></td><td>${statusOf[kind]}</td><td>${escape(meaning)}</td></tr>`).join('\n')}</tbody></table>`,
  });
}
