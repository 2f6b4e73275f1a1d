import type { Document, Operation as Described, Parameter, Schema } from '@event-planner/platform/reference';

export interface Operation {
  /** `POST /api/bookings/holds/{holdId}/renew` */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: string;
  /** What an API key needs; undefined where none is taken. */
  readonly scope: string | undefined;
  readonly service: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

/** Every operation of the running system, as it describes itself. */
export async function listOperations(url: string): Promise<readonly Operation[]> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => describe(method.toUpperCase(), path, described)),
  );
}

const describe = (method: string, path: string, { parameters = [], requestBody, tags = [], ...described }: Described): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  access: described['x-access'] ?? 'nobody said',
  scope: described['x-scope'],
  service: tags[0] ?? '',
  parameters,
  body: requestBody?.content?.['application/json']?.schema,
});

export type Values = Readonly<Record<string, string>>;

/** The path with its parameters filled in, as they are. */
export const fill = (path: string, values: Values): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `no-${name}-given`);
