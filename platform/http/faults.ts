import { closestForm, isMissing } from '@event-planner/contracts/closest-form';
import type { InputFault } from '@event-planner/contracts/http';
import type { z } from 'zod';
import { ruleOf } from './rule-words.ts';

/** What the schema compiler tells of an issue of zod: its parts by other names, the path joined by slashes. */
interface Told {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the schema found at one place, for programs: which rule, of what, and its limits. `context` is `body`, `querystring`, `params` or `headers`. */
export const faultsOf = ({ keyword, instancePath, message = 'is not valid', params }: Told, context: string): readonly InputFault[] =>
  faultsOfIssue({ ...params, code: keyword, message, path: instancePath.split('/').filter(step => step !== '') } as z.core.$ZodIssue, [
    context,
  ]);

/** `outside`: the path to where the schema began. */
export function faultsOfIssue(issue: z.core.$ZodIssue, outside: readonly PropertyKey[]): readonly InputFault[] {
  const path = [...outside, ...issue.path];
  const meant = issue.code === 'invalid_union' && issue.errors.length > 0 ? closestForm(issue.errors) : undefined;
  if (meant) return meant.flatMap(inner => faultsOfIssue(inner, path));
  const of: Readonly<Record<string, unknown>> = { ...issue };
  return [
    {
      path: path.map(String).join('/'),
      message: ruleOf(issue),
      code: isMissing(issue) ? 'missing' : issue.code,
      expected:
        (issue.code === 'custom' && word(issue.params?.['expected'])) || (word(of['format']) ?? word(of['expected']) ?? word(of['origin'])),
      minimum: number(of['minimum']),
      maximum: number(of['maximum']),
    },
  ];
}

const number = (value: unknown): number | undefined => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined);
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
