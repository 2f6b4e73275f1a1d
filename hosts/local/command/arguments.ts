import { parseArgs } from 'node:util';
import { systems } from '@event-planner/systems/all';
import { UsageError } from './usage-error.ts';

const systemNames = systems.map(({ name }) => name);

/** Systems of which there is a plan, but no code in this version. */
const planned: readonly string[] = ['bookstore'];

export interface Arguments {
  readonly system: string;
  readonly distributed: boolean;
  readonly fresh: boolean;
  /** @default what the system's edge says */
  readonly port?: number;
}

const usage = 'npm start -- [event-planner] [--distributed] [--fresh] [--port N]';

/** Reads the command line. Throws UsageError, one sentence with the cure. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  const [system, second] = positionals;
  if (second !== undefined) throw new UsageError(`Only one system can be named, and "${second}" is a second one: ${usage}`);
  return {
    system: readSystem(system),
    distributed: values.distributed,
    fresh: values.fresh,
    ...(values.port !== undefined && { port: readPort(values.port) }),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { distributed: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false }, port: { type: 'string' } },
    });
  } catch (cause) {
    const option = /'(-[^' ]+)/.exec(String(cause))?.[1] ?? 'an option';
    throw new UsageError(`${option} cannot be used like this: ${usage}`, { cause });
  }
}

function readSystem(name = systemNames[0] ?? ''): string {
  if (systemNames.includes(name)) return name;
  if (planned.includes(name))
    throw new UsageError(`The ${name} is not part of this version yet: start ${systemNames.join(' or ')} instead.`);
  throw new UsageError(`There is no system called "${name}": ${usage}`);
}

function readPort(text: string): number {
  const port = Number(text);
  // The services of a distributed run and the payment sandbox listen on the ports after it.
  if (/^\d+$/.test(text) && port >= 1024 && port <= 65_000) return port;
  throw new UsageError(`--port takes a number from 1024 to 65000, not "${text}".`);
}
