import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const notSources = /(^|\/)(dist|node_modules)(\/|$)|\.test\.tsx?$/;

/** One hash over everything a web app is built from: its own files, the contracts it speaks, and the libraries' versions. */
export async function hashSources(repository: string, folder: string): Promise<string> {
  const listed = await Promise.all([folder, join(repository, 'contracts')].map(listFiles));
  const files = [...listed.flat(), join(repository, 'package-lock.json')].toSorted();
  const contents = await Promise.all(files.map(file => readFile(file)));
  const hash = createHash('sha256');
  files.forEach((file, i) =>
    hash
      .update(`${relative(repository, file)}\0`)
      .update(contents[i] ?? '')
      .update('\0'),
  );
  return hash.digest('hex');
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => !notSources.test(relative(folder, path)));
}
