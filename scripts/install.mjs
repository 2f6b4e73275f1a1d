// Parses on Node 20 and later. Runs before `npm start` and `npm test`: installs when nothing is installed, or something else than the lockfile says.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modifiedAt = path => statSync(join(repository, path), { throwIfNoEntry: false })?.mtimeMs;

const wanted = modifiedAt('package-lock.json');
const installed = modifiedAt('node_modules/.package-lock.json');

if (wanted !== undefined && (installed === undefined || installed < wanted)) install();

function install() {
  const closed = ['.', 'node_modules', 'node_modules/.package-lock.json'].map(path => join(repository, path)).find(isClosed);
  if (closed !== undefined) {
    const { uid } = statSync(closed);
    const owner = uid === 0 ? 'root' : `user ${uid}`;
    process.stderr.write(
      `Packages are missing, and ${closed}, which belongs to ${owner}, cannot be written by this user: run "npm install" there as ${owner}, or give the folder to yourself (sudo chown -R "$(id -un)" ${repository}), then start again.\n`,
    );
    process.exit(1);
  }
  process.stderr.write('Installing what is missing…\n');
  const startedAt = Date.now();
  // `npm` runs on the Node it was started with; through npm_execpath the very npm that was called is used again.
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lockfile that lacks the packages of other platforms, which a registry may not have. This one installs what the lockfile
  // says, checks it, and leaves the lockfile alone as well; and it does not begin by deleting the Node.js that we may be running on.
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...words], options())
    : spawnSync('npm', words, { ...options(), shell: process.platform === 'win32' });
  if (status !== 0) fail(error?.message ?? `npm install ended with ${status}`);
  process.stderr.write(`  installed                ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

/** There, and not ours to write: npm would only say so in the middle of many other words. */
function isClosed(path) {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return error.code !== 'ENOENT';
  }
}

/** npm's own words go to standard error, because standard output is for the addresses alone. */
function options() {
  return { cwd: repository, stdio: ['ignore', 2, 2] };
}

function fail(reason) {
  process.stderr.write(
    `The packages could not be installed (${reason}): check that the npm registry can be reached and the disk is not full, then start again.\n`,
  );
  process.exit(1);
}
