import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/;

export interface Migration {
  /** Which folder it is from, by a name that is the same on every machine: `booking` for services/booking/migrations. */
  source: string;
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of the folders, in the order of the folders and then of their numbers. Throws for a file that is not called like `0001-holds.sql` or repeats a number. */
export async function readMigrations(folders: readonly string[]): Promise<Migration[]> {
  const sources = folders.map(sourceOf);
  const repeated = sources.find((source, index) => sources.indexOf(source) !== index);
  if (repeated !== undefined) throw new Error(`Two migration folders are called ${repeated}: rename one of ${folders.join(', ')}.`);
  return (await Promise.all(folders.map(readFolder))).flat();
}

async function readFolder(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).toSorted();
  const numbers = names.map(name => {
    const number = fileName.exec(name)?.[1];
    if (number === undefined) throw new Error(`${join(folder, name)} is not a migration: call it like 0001-holds.sql, or move it away.`);
    return number;
  });
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (repeated !== undefined)
    throw new Error(`Two migrations in ${folder} have the number ${repeated}: give the newer one the next number.`);
  return Promise.all(names.map(name => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // Line ends are git's business on Windows: they must not look like a changed file.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return { source: sourceOf(folder), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

function sourceOf(folder: string): string {
  return basename(folder) === 'migrations' ? basename(dirname(folder)) : basename(folder);
}
