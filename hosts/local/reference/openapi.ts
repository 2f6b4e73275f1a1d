import type { System } from '@event-planner/model';
import type { Document } from '@event-planner/platform/reference';

/** Asks a service for its own document; undefined while it is away. */
export type Describe = (service: string) => Promise<Document | undefined>;

/** One document for the whole API: each service describes its own paths, which already carry the API's prefix. */
export async function mergeDocuments(system: System, describe: Describe): Promise<Document> {
  const documents = (await Promise.all(system.services.map(service => describe(service.name)))).filter(document => document !== undefined);
  return {
    openapi: '3.1.0',
    info: {
      title: system.title,
      version: '1.0.0',
      description: 'Refusals are problem+json (RFC 9457); their codes are listed at docs/errors.',
    },
    servers: [{ url: '/' }],
    tags: documents.flatMap(document => document.tags ?? []),
    paths: Object.assign({}, ...documents.map(document => document.paths)),
    components: mergeComponents(documents),
  };
}

function mergeComponents(documents: readonly Document[]): NonNullable<Document['components']> {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const [kind, components] of documents.flatMap(document => Object.entries(document.components ?? {}))) {
    merged[kind] = { ...merged[kind], ...components };
  }
  return merged;
}
