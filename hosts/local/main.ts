import { readArguments } from './command/arguments.ts';
import { explainFailure } from './command/failure.ts';
import { createProgress } from './command/progress.ts';
import { UsageError } from './command/usage-error.ts';
import { readVariables } from './command/variables.ts';
import { emptyDataFolder } from './data/data-folder.ts';
import type { RunningSystem } from './system.ts';

const interrupted = 130;

let running: RunningSystem | undefined;
let stopping = false;

async function start(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const { dataDirectory, databaseUrl, redisUrl, smtpUrl, stripe, requestsPerIp, logLevel } = readVariables();
  if (wanted.fresh && databaseUrl !== undefined)
    throw new UsageError('--fresh does not delete the databases of DATABASE_URL: drop them yourself, and start without --fresh.');
  if (wanted.fresh) await emptyDataFolder(dataDirectory);
  const { runSystem } = await import('./system.ts');
  running = await runSystem({
    ...wanted,
    dataDirectory,
    databaseUrl,
    redisUrl,
    smtpUrl,
    stripe,
    requestsPerIp,
    logLevel,
    progress: createProgress(line => process.stderr.write(`${line}\n`)),
  });
  const { announce } = await import('./command/announcement.ts');
  process.stdout.write(announce(running, { mailbox: smtpUrl === undefined }));
}

/** Asked once, everything in hand is finished; asked twice, or before there is anything in hand, it ends at once. A crash loses nothing that was answered either. */
function stop(): void {
  if (stopping || !running) process.exit(interrupted);
  stopping = true;
  running.stop().then(() => process.exit(0), fail);
}

function fail(error: unknown): void {
  const { exitCode, text } = explainFailure(error);
  process.stderr.write(`${text}\n`, () => process.exit(exitCode));
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// Started through start.mjs on an older Node, we end with it, however it ends.
process.on('disconnect', stop);
start().catch(fail);
