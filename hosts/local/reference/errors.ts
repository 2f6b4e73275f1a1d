import type { System } from '@event-planner/model';
import { type Refusal, refusals, statusOf } from '@event-planner/platform/errors';
import { escape, layOut } from './html.ts';

/** Every refusal of a system, also where its services run elsewhere: a catalogue is known once its module is loaded. */
export async function refusalsOf(system: System): Promise<ReadonlyMap<string, Refusal>> {
  await Promise.allSettled(system.services.map(({ name }) => import(`@event-planner/services/${name}/errors`)));
  return refusals();
}

export interface ErrorsPage {
  readonly title: string;
  readonly apiPrefix: string;
  readonly refusals: ReadonlyMap<string, Refusal>;
}

/** What the `type` of a problem leads to: each code with its status and sentence. */
export function describeErrors({ title, apiPrefix, refusals: known }: ErrorsPage): string {
  const list = [...known].toSorted(([, a], [, b]) => statusOf[a.kind] - statusOf[b.kind]);
  return layOut({
    title: `${title} API: errors`,
    apiPrefix,
    navigation: `<ul>${list.map(([code]) => `<li><a href="#${escape(code)}">${escape(code)}</a></li>`).join('')}</ul>`,
    main: `<h1>Errors</h1>
<p>A refusal is <code>application/problem+json</code> (RFC 9457). Programs branch on <code>code</code>; <code>detail</code> is for people and may change; <code>correlationId</code> names the request in our logs.</p>
<table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead>
<tbody>${list.map(([code, { kind, title: meaning }]) => `<tr id="${escape(code)}"><td><code>${escape(code)}</code></td><td>${statusOf[kind]}</td><td>${escape(meaning)}</td></tr>`).join('\n')}</tbody></table>`,
  });
}
