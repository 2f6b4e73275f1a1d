import type { ServerResponse } from 'node:http';
import type { System } from '@event-planner/model';
import { refusals } from '@event-planner/platform/errors';
import { describeApi, describeErrors, type Document, referenceHeaders, style } from '@event-planner/platform/reference';
import type { RunningService } from '@event-planner/platform/service';

/**
 * What each service says of itself, for programs and for people, directly below its first route: the load balancer leads nowhere else, and services
 * apart have no place for one document of them all. No id and no slug has a dot, so these names hide nothing of a service's own.
 */
export function referenceOf(
  { apiPrefix }: Pick<System, 'apiPrefix'>,
  services: ReadonlyMap<string, RunningService>,
): (path: string) => ((response: ServerResponse) => Promise<void>) | undefined {
  const pages: ReadonlyMap<string, Page> = new Map(
    [...services.values()].flatMap(({ manifest: { routes }, http }) =>
      routes
        .slice(0, 1)
        .flatMap(first => Object.entries(pagesOf(http)).map(([name, page]) => [`${apiPrefix}${first}/${name}`, page] as const)),
    ),
  );
  return path => {
    const page = pages.get(path);
    return page && (response => send(response, page));
  };
}

interface Page {
  readonly type: string;
  body(): string | Promise<string>;
}

/** Beside each other, so none needs to know below which route. */
const links = { api: 'openapi.html', errors: 'errors.html', document: 'openapi.json', style: 'openapi.css' } as const;

function pagesOf(http: RunningService['http']): Readonly<Record<string, Page>> {
  const ask = async (): Promise<string> => (await http.inject({ url: '/openapi.json' })).body;
  const document = async (): Promise<Document> => JSON.parse(await ask());
  return {
    [links.document]: { type: 'application/json', body: ask },
    [links.api]: { type: 'text/html; charset=utf-8', body: async () => describeApi(await document(), links) },
    [links.errors]: {
      type: 'text/html; charset=utf-8',
      body: async () => describeErrors({ title: (await document()).info.title, links, refusals: refusals() }),
    },
    [links.style]: { type: 'text/css; charset=utf-8', body: () => style },
  };
}

async function send(response: ServerResponse, { type, body }: Page): Promise<void> {
  const text = await body();
  for (const [name, value] of Object.entries({ ...referenceHeaders, 'content-type': type })) response.setHeader(name, value);
  response.end(text);
}
