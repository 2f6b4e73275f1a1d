import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import type { Finding } from '../finding.ts';
import { statefulIn } from '../rules/stateful.ts';
import type { Subject } from '../subject.ts';
import type { Placed } from '../template/resources.ts';
import type { Fields } from '../template/values.ts';

/** What holds data, as it was when it was written down: enough to tell that a change would destroy it. */
export interface Entry {
  readonly type: string;
  /** Those whose change makes CloudFormation replace the resource. */
  readonly properties: Fields;
}
/** Stack by stack, by logical id. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, Entry>>>>;
/** By `<system>-<environment>`. */
export type Ledger = Readonly<Record<string, Stacks>>;

export const ledgerFile = join(import.meta.dirname, '../stateful-ledger.json');

export const readLedger = (): Ledger => JSON.parse(readFileSync(ledgerFile, 'utf8')) as Ledger;

export const ledgerKey = ({ system, environmentName }: Pick<Subject, 'system' | 'environmentName'>): string =>
  `${system.name}-${environmentName}`;

/** The specification says "may be replaced" of these for engines and sources that we do not have; they are changed every day. */
const harmless = new Set([
  'AutoMinorVersionUpgrade',
  'BackupRetentionPeriod',
  'MultiAZ',
  'PreferredMaintenanceWindow',
  'NumNodeGroups',
  'NodeGroupConfiguration',
]);

interface Specification {
  lookup(
    what: 'resource',
    by: 'cloudFormationType',
    how: 'equals',
    type: string,
  ): readonly { readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'maybe' | 'no' }>> }[];
}

let specification: Specification | undefined;
const known = new Map<string, readonly string[]>();
const replacing = (type: string): readonly string[] => {
  const before = known.get(type);
  if (before) return before;
  // The one that the diff reads: a second version would take another 200 MB and disagree with it.
  specification ??= (
    createRequire(createRequire(import.meta.url).resolve('@aws-cdk/cloudformation-diff'))('@aws-cdk/aws-service-spec') as {
      loadAwsServiceSpecSync(): Specification;
    }
  ).loadAwsServiceSpecSync();
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  const names = Object.entries(resource?.properties ?? {})
    .filter(([name, { causesReplacement = 'no' }]) => causesReplacement !== 'no' && !harmless.has(name))
    .map(([name]) => name);
  known.set(type, names);
  return names;
};

const entryOf = ({ resource, properties }: Placed): Entry => ({
  type: resource.Type,
  properties: Object.fromEntries(
    replacing(resource.Type)
      .filter(name => properties[name] !== undefined)
      .toSorted()
      .map(name => [name, properties[name]]),
  ),
});

/** Everything of an environment that holds data, as it is now. */
export function entriesOf(subject: Subject): Stacks {
  const stacks: Record<string, Record<string, Entry>> = {};
  for (const placed of statefulIn(subject)) (stacks[placed.stack.id] ??= {})[placed.id] = entryOf(placed);
  return stacks;
}

/** The ledger with what is new. What is written stays: only a person who means to lose it takes an entry out. */
export const grown = (before: Stacks, now: Stacks): Stacks =>
  sorted({ ...now, ...before }, id => sorted({ ...now[id], ...before[id] }, (_, entry) => entry));

const sorted = <From, To>(values: Readonly<Record<string, From>>, make: (name: string, value: From) => To): Readonly<Record<string, To>> =>
  Object.fromEntries(
    Object.entries(values)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, value]) => [name, make(name, value)]),
  );

const losing: Readonly<Partial<Record<ResourceImpact, string>>> = {
  [ResourceImpact.WILL_REPLACE]: 'would be replaced by an empty one',
  [ResourceImpact.MAY_REPLACE]: 'might be replaced by an empty one',
  [ResourceImpact.WILL_DESTROY]: 'would be destroyed',
  [ResourceImpact.WILL_ORPHAN]: 'would be left behind, and an empty one used instead',
};

/** No deployment of these templates destroys what the ledger lists, and everything that holds data is listed. */
export function checkLedger(subject: Subject, ledger: Ledger = readLedger()): readonly Finding[] {
  const before = ledger[ledgerKey(subject)] ?? {};
  const now = entriesOf(subject);
  return [
    ...Object.entries(before).flatMap(([stackId, entries]) => lossesOf(subject, stackId, entries)),
    ...Object.entries(now).flatMap(([stackId, entries]) =>
      Object.keys(entries)
        .filter(id => before[stackId]?.[id] === undefined)
        .map(id =>
          finding(
            subject,
            { stackId, id },
            'it holds data and is not in the ledger',
            'add it: node hosts/aws/checks/ledger/write-ledger.ts',
          ),
        ),
    ),
  ];
}

function lossesOf(subject: Subject, stackId: string, entries: Readonly<Record<string, Entry>>): readonly Finding[] {
  const stack = subject.stacks.find(({ id }) => id === stackId);
  const old = {
    Resources: Object.fromEntries(
      Object.entries(entries).map(([id, { type, properties }]) => [id, { Type: type, Properties: properties }]),
    ),
  };
  // The stack's other resources would only be new to it, and take three times as long to compare.
  const there = Object.entries(stack?.template.Resources ?? {}).filter(([id]) => id in entries);
  const differences = fullDiff(old, { Resources: Object.fromEntries(there) }).resources;
  const cure = 'keep its logical id and these properties; to lose it on purpose, take it out of stateful-ledger.json';
  return Object.entries(entries).flatMap(([id, { type }]) => {
    const difference = differences.changes[id];
    const fate = difference && losing[difference.changeImpact];
    if (!difference || fate === undefined) return [];
    if (stack?.template.Resources[id] === undefined)
      return [finding(subject, { stackId, id }, `this ${type} ${fate} because its ${stack ? 'logical id' : 'stack'} is gone`, cure)];
    // Only what the ledger keeps is compared: to it, any other property is new.
    const changed = Object.keys(difference.propertyUpdates).filter(name => replacing(type).includes(name));
    const retyped = stack.template.Resources[id].Type !== type;
    if (changed.length === 0 && !retyped) return [];
    return [finding(subject, { stackId, id }, `this ${type} ${fate} because ${retyped ? 'its type' : changed.join(', ')} changed`, cure)];
  });
}

const finding = (
  { stacks }: Subject,
  { stackId, id }: { readonly stackId: string; readonly id: string },
  ...[what, cure]: readonly [what: string, cure: string]
): Finding => ({ check: 'ledger', where: stacks.find(stack => stack.id === stackId)?.paths[id] ?? `${stackId}/${id}`, what, cure });
