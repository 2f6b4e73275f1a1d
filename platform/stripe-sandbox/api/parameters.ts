import { z } from 'zod';
import { badRequest } from './fault.ts';
import type { Form } from './form.ts';

/** Shapes of parameters: all arrive as text. */
export const text = z.string().max(5000);
export const integer = z
  .string()
  .regex(/^\d{1,15}$/, 'Invalid integer')
  .transform(Number);
export const flag = z.enum(['true', 'false']).transform(value => value === 'true');
export const list = z.record(z.string().regex(/^\d+$/), text).transform(items => Object.values(items));
export const metadata = z.record(z.string().min(1).max(40), z.string().max(500));

/** What every endpoint takes: ids to be replaced by what they name. */
export const expansion = { expand: list.optional() };

/** Reads the parameters of a request, or refuses the first one that is wrong in the provider's words. */
export function readParameters<Schema extends z.ZodType>(schema: Schema, form: Form): z.infer<Schema> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  throw faultOf(parsed.error.issues[0]);
}

function faultOf(issue: z.core.$ZodIssue | undefined) {
  if (issue?.code === 'unrecognized_keys') {
    const param = nameOf([...issue.path, issue.keys[0] ?? '']);
    return badRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = nameOf(issue?.path ?? []);
  if (issue?.code === 'invalid_type' && issue.message.endsWith('undefined'))
    return badRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  const message = issue?.message ?? 'Invalid value';
  return badRequest(`${message}: ${param}`, { param, ...(message === 'Invalid integer' ? { code: 'parameter_invalid_integer' } : {}) });
}

/** `card[number]`. */
const nameOf = ([first, ...rest]: readonly PropertyKey[]): string =>
  `${String(first ?? '')}${rest.map(part => `[${String(part)}]`).join('')}`;
