import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { resourcesOf } from '../template/resources.ts';
import { at, fieldsIn, textAt } from '../template/values.ts';

/**
 * Stacks read each other's outputs when they are deployed, by name: the validator sees one template at a time and cannot know whether the
 * other stack says such a thing, stands in this region, and is deployed before.
 */
export function checkReferences(subject: Pick<Subject, 'stacks'>): readonly Finding[] {
  const needs = new Map<string, Set<string>>(subject.stacks.map(({ id }) => [id, new Set()]));
  const missing = resourcesOf(subject).flatMap(({ stack, properties, where }) =>
    [...fieldsIn(properties)].flatMap(fields => {
      const output = fields['Fn::GetStackOutput'];
      if (output === undefined) return [];
      const [name, key, region] = [at(output, 'StackName'), String(at(output, 'OutputName')), textAt(output, 'Region') ?? stack.region];
      const from = subject.stacks.find(other => other.name === name && other.region === region);
      if (from) needs.get(stack.id)?.add(from.id);
      if (at(from?.template.Outputs, key) !== undefined && from?.region === stack.region) return [];
      const what = from
        ? from.region === stack.region
          ? `${from.id} has no output ${key}`
          : `it reads an output of ${from.id} in ${from.region}`
        : `there is no stack ${String(name)} in ${region}`;
      return [
        {
          check: 'references',
          where,
          what,
          cure: 'refer to a construct of an earlier stack of the same region, or compute the name with nameIn',
        },
      ];
    }),
  );
  return [...missing, ...cycles(needs)];
}

const cycles = (needs: ReadonlyMap<string, ReadonlySet<string>>): readonly Finding[] =>
  [...needs.keys()]
    .filter(id => reaches(needs, id))
    .map(id => ({
      check: 'references',
      where: id,
      what: 'the stack needs an output that needs this stack',
      cure: 'let later stacks refer to earlier ones only',
    }));

function reaches(needs: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const open = [...(needs.get(start) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (!seen.has(id)) open.push(...(needs.get(id) ?? []));
    seen.add(id);
  }
  return false;
}
