import type { Resource } from '../../synthesize.ts';
import type { CheckedStack, Subject } from '../subject.ts';
import { at, type Fields, listAt } from './values.ts';

/** A resource in its stack. */
export interface Placed {
  readonly stack: CheckedStack;
  readonly id: string;
  readonly resource: Resource;
  readonly properties: Fields;
  /** The construct's path: where a finding is. */
  readonly where: string;
}

type Stacks = Pick<Subject, 'stacks'>;

const placed = (stack: CheckedStack, id: string, resource: Resource): Placed => ({
  stack,
  id,
  resource,
  properties: resource.Properties ?? {},
  where: stack.paths[id] ?? `${stack.id}/${id}`,
});

/** All resources, or those of some types. */
export const resourcesOf = ({ stacks }: Stacks, ...types: readonly string[]): readonly Placed[] =>
  stacks.flatMap(stack =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type }]) => types.length === 0 || types.includes(Type))
      .map(([id, resource]) => placed(stack, id, resource)),
  );

/** What a `Ref`, a `GetAtt`, or the output of another stack refers to; undefined for anything else. */
export function targetOf(subject: Stacks, stack: CheckedStack, value: unknown): Placed | undefined {
  const output = at(value, 'Fn::GetStackOutput');
  if (output !== undefined) {
    const from = subject.stacks.find(
      ({ name, region }) => name === at(output, 'StackName') && region === (at(output, 'Region') ?? stack.region),
    );
    return from && targetOf(subject, from, at(from.template.Outputs, String(at(output, 'OutputName')), 'Value'));
  }
  const id = at(value, 'Ref') ?? listAt(value, 'Fn::GetAtt')[0];
  const resource = typeof id === 'string' ? stack.template.Resources[id] : undefined;
  return resource && placed(stack, String(id), resource);
}

/** A literal name, or the one given to the resource that is referred to. */
export function nameOf(
  subject: Stacks,
  stack: CheckedStack,
  { value, named }: { readonly value: unknown; readonly named: string },
): string | undefined {
  if (typeof value === 'string') return value;
  const target = targetOf(subject, stack, value);
  const name = target?.properties[named];
  return typeof name === 'string' ? name : target && `${target.stack.name}/${target.id}`;
}
