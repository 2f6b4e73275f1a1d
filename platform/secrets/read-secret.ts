import type { z } from 'zod';

interface Warnings {
  warn(facts: object, message: string): void;
}

/** What a host makes up for a secret that nobody gave it: a word that says so, or random letters. */
export const isMadeUp = (secret: string): boolean => !/[{}"]/.test(secret);

/**
 * A secret that holds JSON, as its schema reads it; undefined where nobody gave one. One that cannot be read takes no other feature with it:
 * it is told once, by what is wrong with which of its fields, and counts as not given. What it holds is never repeated.
 */
export function readSecret<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  { secret, log }: { readonly secret: string; readonly log: Warnings },
): z.infer<Schema> | undefined {
  if (isMadeUp(secret)) return undefined;
  const parsed = schema.safeParse(jsonOf(secret));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message, code }) => `${path.join('.') || 'all of it'}: ${code === 'custom' ? message : code}`,
  );
  log.warn({ secret: name, problems }, 'what a secret is for is not offered, because it cannot be read');
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
