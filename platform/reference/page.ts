import type { Document, Operation, Parameter } from './document.ts';
import { escape, layOut, type Links } from './html.ts';
import { describeSchema, typeOf } from './schema.ts';

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Everything a document says on one page that needs no script, by service. Whatever the document says is text, never markup. */
export function describeApi(document: Document, links: Links): string {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const services = Map.groupBy(entries, ({ operation }) => operation.tags?.[0] ?? 'api');
  const navigation = [...services].map(
    ([service, list]) => `<h2><a href="#${escape(service)}">${escape(service)}</a></h2>\n<ul>${list.map(link).join('')}</ul>`,
  );
  const sections = [...services].map(
    ([service, list]) => `<section id="${escape(service)}"><h2>${escape(service)}</h2>\n${list.map(describe).join('\n')}</section>`,
  );
  return layOut({
    title: `${document.info.title} API`,
    links,
    navigation: navigation.join('\n'),
    main: `<h1>${escape(document.info.title)} API</h1>\n<p>${escape(document.info.description ?? '')}</p>\n${sections.join('\n')}`,
  });
}

const anchor = ({ method, path }: Entry): string => escape(`${method}-${path}`.replace(/[^\w-]+/g, '-'));

const link = (entry: Entry): string => `<li><a href="#${anchor(entry)}">${entry.method} ${escape(entry.path)}</a></li>`;

const describe = (entry: Entry): string => `<details class="operation" id="${anchor(entry)}">
<summary><span class="method ${entry.method}">${entry.method}</span> <code>${escape(entry.path)}</code> <span class="access">${escape(audience(entry.operation))}</span></summary>
<p>${escape(entry.operation.summary ?? entry.operation.description ?? '')}</p>
${parametersOf(entry.operation)}${bodyOf(entry.operation)}${responsesOf(entry.operation)}
</details>`;

const audiences: Readonly<Record<string, string>> = { anyone: 'for anyone', user: 'signed in', service: 'for services' };
const audience = ({ 'x-access': access, 'x-scope': scope }: Operation): string =>
  `${audiences[access ?? 'anyone'] ?? `for role ${String(access)}`}${scope === undefined ? '' : `, or an API key with ${scope}`}`;

const parametersOf = ({ parameters = [] }: Operation): string =>
  parameters.length === 0 ? '' : `<h3>Parameters</h3><ul class="members">${parameters.map(parameter).join('')}</ul>`;

const parameter = ({ name, in: place, required, schema = {}, description }: Parameter): string =>
  `<li><code>${escape(name)}</code> <span class="type">${escape(typeOf(schema))} in ${escape(place)}</span>${required ? '' : ' <em>optional</em>'}${description ? ` – ${escape(description)}` : ''}</li>`;

function bodyOf({ requestBody }: Operation): string {
  return Object.entries(requestBody?.content ?? {})
    .map(([type, { schema }]) => `<h3>Body <small>${escape(type)}</small></h3>${schema ? describeSchema(schema) : ''}`)
    .join('');
}

/** What the generator says of a response that nobody described. */
const unsaid = 'Default Response';

function responsesOf({ responses = {} }: Operation): string {
  return Object.entries(responses)
    .map(([status, { description = '', content = {} }]) => {
      const schema = Object.values(content)[0]?.schema;
      return `<h3>${escape(status)} <small>${escape(description === unsaid ? '' : description)}</small></h3>${schema ? describeSchema(schema) : ''}`;
    })
    .join('');
}
