import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openZip } from './zip.ts';

/**
 * What the AWS CLI understands, from its own descriptions of the APIs, which aws-cdk-lib carries for its layer with the CLI.
 * (The validator bundled with aws-cdk-lib also takes CLI commands, but accepts operations and parameters that do not exist.)
 */
export interface Cli {
  /** Everything wrong with a command, as sentences. */
  faultsOf(words: readonly string[]): readonly string[];
}

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly required?: readonly string[];
}
interface Api {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}
type Waiters = Readonly<Record<string, { readonly operation: string }>>;

/** Said by any command; each takes a value but those of which the value is false. */
const globals: Readonly<Record<string, boolean>> = { region: true, query: true, output: true, profile: true, 'no-cli-pager': false };
/** Commands that are not called like the API's description. */
const descriptions: Readonly<Record<string, string>> = { configservice: 'config' };
/** Of any operation that answers in pages. */
const paging = ['max-items', 'page-size', 'starting-token'];

export function openCli(): Cli {
  const require = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib/package.json'));
  const files = openZip(join(dirname(require.resolve('@aws-cdk/asset-awscli-v1/package.json')), 'lib/layer.zip'));
  const newest = (service: string, file: string): string | undefined =>
    [...files.keys()]
      .filter(name => name.startsWith(`awscli/botocore/data/${service}/`) && name.includes(`/${file}`))
      .toSorted()
      .at(-1);
  const parse = (name: string): unknown => {
    const bytes = files.get(name)?.() ?? Buffer.of();
    return JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  };
  const apis = new Map<string, Api | undefined>();
  const apiOf = (service: string): Api | undefined => {
    const name = newest(service, 'service-2.json');
    if (!apis.has(service)) apis.set(service, name === undefined ? undefined : (parse(name) as Api));
    return apis.get(service);
  };
  const waitersOf = (service: string): Waiters => {
    const name = newest(service, 'waiters-2.json');
    return name === undefined ? {} : (parse(name) as { waiters: Waiters }).waiters;
  };
  return {
    faultsOf([service = '', ...rest]) {
      const api = apiOf(descriptions[service] ?? service);
      if (!api) return [`there is no service ${service}`];
      const [operation, words] = rest[0] === 'wait' ? [waitedFor(waitersOf(service), rest[1]), rest.slice(2)] : [rest[0], rest.slice(1)];
      const found = Object.entries(api.operations).find(([name]) => dashed(name) === operation)?.[1];
      if (!found) return [`aws ${service} knows no ${rest.slice(0, 2).join(' ')}`];
      return wordFaults(`aws ${service} ${operation}`, found.input && api.shapes[found.input.shape], { words, api });
    },
  };
}

const waitedFor = (waiters: Waiters, name: string | undefined): string =>
  dashed(Object.entries(waiters).find(([waiter]) => dashed(waiter) === name)?.[1].operation ?? 'nothing');

function wordFaults(command: string, input: Shape | undefined, { words, api }: { words: readonly string[]; api: Api }): readonly string[] {
  const members = new Map(Object.entries(input?.members ?? {}).map(([name, { shape }]) => [dashed(name), api.shapes[shape]?.type]));
  const said = words.filter(word => word.startsWith('--')).map(word => word.slice(2));
  const isKnown = (name: string): boolean =>
    members.has(name) || name in globals || paging.includes(name) || (name.startsWith('no-') && members.get(name.slice(3)) === 'boolean');
  // The CLI signs a copy across regions itself, and asks for the region instead.
  if (members.has('pre-signed-url')) members.set('source-region', 'string');
  const missing = (input?.required ?? []).map(dashed).filter(name => !said.includes(name) && !said.includes(`no-${name}`));
  const wantsValue = (name: string): boolean =>
    globals[name] ?? (members.has(name) ? members.get(name) !== 'boolean' : paging.includes(name));
  const valueless = words.flatMap((word, at) =>
    word.startsWith('--') && wantsValue(word.slice(2)) && (words[at + 1]?.startsWith('--') ?? true) ? [word.slice(2)] : [],
  );
  return [
    ...said.filter(name => !isKnown(name)).map(name => `${command} has no --${name}`),
    ...missing.map(name => `${command} needs --${name}`),
    ...valueless.map(name => `${command} --${name} needs a value`),
  ];
}

/** A call as Step Functions and the scheduler write it, `rds:promoteReadReplica`, as words of the CLI. */
export const wordsOf = (action: string, parameters: object): readonly string[] => {
  const [service = '', operation = ''] = action.split(':');
  const name = service === 'applicationautoscaling' ? 'application-autoscaling' : service;
  const said = Object.entries(parameters).flatMap(([key, value]) => [
    `--${dashed(key.replace(/\.\$$/, ''))}`,
    ...(typeof value === 'boolean' ? [] : [String(value)]),
  ]);
  return [name, dashed(operation), ...said];
};

/** `DescribeDBInstances` → `describe-db-instances`, as botocore does. */
export const dashed = (name: string): string =>
  name
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
