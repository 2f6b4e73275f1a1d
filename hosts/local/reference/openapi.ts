import type { System } from '@event-planner/model';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  readonly 'x-access'?: string;
}

/** As much of OpenAPI 3.1 as our services say. */
export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

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
