import { isMissing } from '@event-planner/contracts/closest-form';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a place takes, as it is said after its name: `must be a whole number`. A schema that says it itself knows better. */
export function ruleOf(issue: Issue): string {
  if (!/^(Invalid|Too|Unrecognized)\b/.test(issue.message)) return issue.message;
  if (isMissing(issue)) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${types[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return sizeOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', Number(issue.minimum));
    case 'too_big':
      return sizeOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', Number(issue.maximum));
    case 'invalid_value':
      return issue.values.length === 1 ? `must be ${String(issue.values[0])}` : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has no ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return formats[issue.format] ?? (issue.pattern === undefined ? issue.message : `must match ${issue.pattern}`);
    case 'invalid_union':
      return formOf(issue);
    default:
      return issue.message;
  }
}

const types: Readonly<Record<string, string>> = {
  int: 'a whole number',
  safeint: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'must be an id (UUID)',
  email: 'must be an e-mail address',
  url: 'must be a web address',
  date: 'must be a day such as 2030-06-01',
  datetime: 'must be a moment such as 2030-06-01T18:00:00Z',
};

function sizeOf(origin: string, bound: string, limit: number): string {
  if (origin === 'string') return bound === 'at least' && limit === 1 ? 'must not be empty' : `must have ${bound} ${limit} characters`;
  return origin === 'array' || origin === 'set'
    ? `must have ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`
    : `must be ${bound} ${limit}`;
}

/** Where it comes as close to several: what each of them lacks, or is there for another. */
function formOf(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  if ('options' in issue && Array.isArray(issue.options)) return `must be one of ${issue.options.map(String).join(', ')}`;
  const lacks = issue.errors.map(form => (form.length === 1 && form[0] && isMissing(form[0]) ? form[0].path.join('.') : undefined));
  return lacks.every(name => name !== undefined) ? `needs one of ${lacks.join(', ')}` : 'has none of the forms it may have';
}
