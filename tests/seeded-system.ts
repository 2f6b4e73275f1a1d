import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type RunOptions, runSystem } from '@event-planner/host-local/system';
import { getSystem } from '@event-planner/systems/all';
import pg from 'pg';
import { openSite } from '../hosts/local/web/open-site.ts';
import { asAdmin, createCopy } from '../platform/testing/template.ts';

/** Where this run keeps the system that all others are copies of; made by tests/global-setup.ts. */
export const folderOfRun = 'TEST_SYSTEM_FOLDER';

/**
 * Gives a system that has not been started yet the data of one that was: the same demo, secrets and migrations. The first file of a run that asks
 * fills one; a copy takes a third of the time, which is much with a file for every story told in a browser.
 */
export async function copySeeded(options: RunOptions & { readonly databaseUrl: string; readonly databasePrefix: string }): Promise<void> {
  const folder = process.env[folderOfRun];
  if (folder === undefined) throw new Error(`${folderOfRun} is not set: run the tests with vitest, whose global setup makes it.`);
  const prefix = prefixOf(folder);
  await asAdmin(options.databaseUrl, async admin => {
    const lock = createHash('sha256').update(folder).digest().readInt32BE();
    await admin.query('select pg_advisory_lock($1)', [lock]); // Files start together.
    if (options.web !== false) await openSite(getSystem(options.system), options); // Built before anybody else looks whether it is.
    await ensureSeeded({ ...options, dataDirectory: join(folder, 'data'), databasePrefix: prefix }, join(folder, 'complete'));
    await admin.query('select pg_advisory_unlock($1)', [lock]);
    for (const name of await listDatabases(admin, prefix))
      await createCopy(admin, `${options.databasePrefix}${name.slice(prefix.length)}`, name);
  });
  await cp(join(folder, 'data'), options.dataDirectory, { recursive: true });
}

/** What a start that failed left behind, the next one goes on with. */
async function ensureSeeded(options: RunOptions, complete: string): Promise<void> {
  if (existsSync(complete)) return;
  const running = await runSystem({ ...options, web: false });
  await running.idle();
  await running.stop();
  await writeFile(complete, '');
}

/** From a server that outlives the run. */
export async function removeSeeded(databaseUrl: string, folder: string): Promise<void> {
  await asAdmin(databaseUrl, async admin => {
    for (const name of await listDatabases(admin, prefixOf(folder)))
      await admin.query(`drop database ${pg.escapeIdentifier(name)} with (force)`);
  });
}

const prefixOf = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_');

async function listDatabases(admin: pg.ClientBase, prefix: string): Promise<readonly string[]> {
  const { rows } = await admin.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1)', [
    `${prefix}_`,
  ]);
  return rows.map(({ name }) => name);
}
