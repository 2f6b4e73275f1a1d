import { z } from 'zod';

/** The environment is not what it should be: every problem at once, by name, never by value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment once, at boot, through one schema. Variables of the same `prefix`, one or several, that the schema does not know are refused,
 * so that a mistyped name is an error and not a silent default.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  { env = process.env, prefix = [] }: { readonly env?: NodeJS.ProcessEnv; readonly prefix?: string | readonly string[] } = {},
): z.infer<z.ZodObject<Shape>> {
  const prefixes = [prefix].flat();
  const isOurs = (name: string): boolean => prefixes.some(ours => name.startsWith(ours));
  const unknown = Object.keys(env).filter(name => isOurs(name) && !(name in shape));
  // An empty variable is an unset one: that is what shells and env files make of it.
  const present = Object.fromEntries(
    Object.keys(shape)
      .filter(name => env[name])
      .map(name => [name, env[name]]),
  );
  const parsed = z.object(shape).safeParse(present);
  const problems = [
    ...unknown.map(name => `${name} is not a variable of this program; known: ${Object.keys(shape).filter(isOurs).join(', ')}`),
    ...(parsed.error?.issues ?? []).map(issue => `${issue.path.join('.')} ${issue.message.replace(/^Invalid/, 'is invalid')}`),
  ];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new ConfigError(`the environment is not right:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
}
