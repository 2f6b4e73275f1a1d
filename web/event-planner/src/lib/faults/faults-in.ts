import { closestForm } from '@event-planner/contracts/closest-form';
import type { InputFault } from '@event-planner/contracts/http';
import type { z } from 'zod';
import '../interpreted-schemas.ts';

/** Where a value is not as its schema says, told as the services tell it; nothing typed at all is `missing`. Paths are joined by slashes. */
export const faultsIn = (schema: z.ZodType, value: unknown): readonly InputFault[] =>
  schema.safeParse(value, { reportInput: true }).error?.issues.flatMap(faultsOf) ?? [];

function faultsOf(issue: z.core.$ZodIssue): readonly InputFault[] {
  const meant = issue.code === 'invalid_union' ? closestForm(issue.errors) : undefined;
  return meant?.flatMap(inner => faultsOf({ ...inner, path: [...issue.path, ...inner.path] })) ?? [faultOf(issue)];
}

function faultOf(issue: z.core.$ZodIssue): InputFault {
  const limits: object = issue.code === 'too_big' || issue.code === 'too_small' ? limitsOf(issue) : {};
  return { path: issue.path.map(String).join('/'), message: issue.message, code: codeOf(issue), expected: expectedOf(issue), ...limits };
}

const isNothing = (input: unknown): boolean => input === undefined || input === null || input === '';

function codeOf(issue: z.core.$ZodIssue): string {
  if (isNothing(issue.input) && issue.code !== 'invalid_value') return 'missing';
  return issue.code === 'invalid_union' && 'discriminator' in issue ? 'invalid_value' : issue.code;
}

function expectedOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_format') return issue.format;
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'custom') return typeof issue.params?.['expected'] === 'string' ? issue.params['expected'] : undefined;
  return issue.code === 'too_big' || issue.code === 'too_small' ? issue.origin : undefined;
}

const limitsOf = (issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall) =>
  issue.code === 'too_big' ? { maximum: Number(issue.maximum) } : { minimum: Number(issue.minimum) };

/** Of a number that the check digits of its country do not allow. */
export const vatIdFault: InputFault = { path: 'vatId', message: 'is no VAT ID', code: 'invalid_format', expected: 'vat_id' };
