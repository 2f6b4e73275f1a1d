import { ConfigError } from '@event-planner/platform/config';
import { createLogger, type Logger } from '@event-planner/platform/telemetry';
import { observeTask } from './observe.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Code, startTask } from './task.ts';

/** Left to say so before ECS kills a task that took too long. */
const lastWordMs = 1000;

/** Runs a task from its start to the SIGTERM that ends it, and then the process: 0 when everything in hand was finished. */
export async function run(code: Code): Promise<never> {
  const ended = new Promise<void>(resolve => ['SIGTERM', 'SIGINT'].forEach(signal => process.once(signal, () => resolve())));
  const settings = readOrExit(code);
  const observation = observeTask(settings);
  const { log } = observation;
  const stop = await startTask({ ...code, settings, log }).catch((error: unknown) => exitWith(log, error));
  await ended;
  log.info({}, 'the task ends: it finishes what it has in hand');
  setTimeout(() => exitWith(log, new Error('what was in hand took too long')), code.system.edge.drain * 1000 - lastWordMs).unref();
  await stop().catch((error: unknown) => exitWith(log, error));
  await observation.close();
  process.exit(0);
}

function readOrExit({ system, services }: Code): Settings {
  try {
    return readSettings(
      system,
      services.map(({ manifest }) => manifest),
    );
  } catch (error) {
    const log = createLogger({ service: system.name });
    if (error instanceof ConfigError) log.error({}, error.message);
    else log.error({ err: error }, 'the environment could not be read');
    process.exit(1);
  }
}

function exitWith(log: Logger, error: unknown): never {
  log.error({ err: error }, 'the task failed');
  process.exit(1);
}
