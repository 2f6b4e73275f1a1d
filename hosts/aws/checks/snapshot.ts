import { createHash } from 'node:crypto';
import type { Resource } from '../synthesize.ts';
import type { CheckedStack } from './subject.ts';
import { at, isFields, listAt } from './template/values.ts';

/** Assets are named by their content, which their own tests look at. */
const withoutAssets = (text: string): string => text.replaceAll(/[0-9a-f]{64}/g, '<asset>').replaceAll(/[0-9a-f]{32}\.zip/g, '<asset>.zip');

const stable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stable);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, one]) => [name, stable(one)]),
  );
};

const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(withoutAssets(JSON.stringify(stable(value)) ?? ''))
    .digest('hex')
    .slice(0, 12);

/** One line per resource: enough to see that it changed. */
export const outlineOf = ({ template, region }: CheckedStack): string =>
  [`region ${region}`, ...sortedResources(template.Resources).map(([id, resource]) => `${id} ${resource.Type} ${digestOf(resource)}`)].join(
    '\n',
  ) + '\n';

/** One line per property: enough to see how it changed. */
export const pictureOf = ({ template, region, name, id: stackId }: CheckedStack): string =>
  [
    `region ${region}`,
    ...sortedResources(template.Resources).flatMap(([id, resource]) => [
      `${id} ${resource.Type} ${digestOf(resource)}${policyOf(resource)}`,
      ...linesOf(resource.Properties ?? {}, '').map(line => `  ${withoutAssets(line)}`),
    ]),
  ]
    .join('\n')
    .replaceAll(`→${name.slice(0, -stackId.length)}`, '→') + '\n';

const sortedResources = (resources: Readonly<Record<string, Resource>>): readonly (readonly [string, Resource])[] =>
  Object.entries(resources).toSorted(([a], [b]) => a.localeCompare(b));

const policyOf = ({ DeletionPolicy, DependsOn = [] }: Resource): string =>
  `${DeletionPolicy === undefined ? '' : ` ${DeletionPolicy}`}${DependsOn.length === 0 ? '' : ` after ${[DependsOn].flat().join(' ')}`}`;

/** Longer texts, such as a dashboard's body, are told by their digest. */
const longestText = 400;
const longestLine = 160;

function linesOf(value: unknown, path: string): readonly string[] {
  const short = compact(value);
  const line = written(short);
  const isLeaf = typeof short !== 'object' || short === null || line.length <= longestLine;
  if (isLeaf && path !== '')
    return [`${path}: ${line.length > longestText ? `${line.slice(0, 60)}… ${digestOf(value)}` : line.replaceAll('\n', '⏎')}`];
  if (Array.isArray(short)) return listAt(value).flatMap((one, index) => linesOf(one, `${path}[${index}]`));
  return Object.entries(short as object)
    .filter(([name]) => name !== 'Tags' || path !== '')
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([name]) => linesOf(at(value, name), path === '' ? name : `${path}.${name}`));
}

/** Intrinsic functions as one writes them by hand. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (!isFields(value)) return value;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, compact(one)]));
  const inner = value[name];
  if (name === 'Ref') return `→${String(inner)}`;
  if (name === 'Fn::GetAtt') return `→${[inner].flat().join('.')}`;
  if (name === 'Fn::GetStackOutput')
    return `→${String(at(inner, 'StackName'))}/${String(at(inner, 'OutputName')).replace(/^PublishOutput(Ref|FnGetAtt)/, '')}`;
  if (name === 'Fn::Join' && Array.isArray(inner)) return [inner[1]].flat().map(compact).map(written).join(String(inner[0]));
  if (name === 'Fn::Select' && Array.isArray(inner)) return `${written(compact(inner[1]))}[${String(inner[0])}]`;
  if (name === 'Fn::Split' && Array.isArray(inner)) return `${written(compact(inner[1]))}/${String(inner[0])}/`;
  return { [name]: compact(inner) };
}

/** Without quotation marks: nobody reads it back. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value).replaceAll('"', ''));
