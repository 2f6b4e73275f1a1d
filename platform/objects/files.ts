import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bucket } from '@event-planner/model';
import { z } from 'zod';
import { ensureFits } from './ensure-fits.ts';
import { sign } from './signing.ts';
import type { Objects } from './types.ts';

export interface FileObjectsOptions {
  readonly directory: string;
  /** Its name among the directory's buckets. */
  readonly name: string;
  readonly bucket: Bucket;
  /** Where `objectRoutes` serve, without a slash at the end. */
  readonly baseUrl: string;
  /** Signs links. */
  readonly secret: string;
  readonly now: () => Date;
}

/** What stands before the bytes of an object in its file, on a line of its own. */
const Head = z.object({ contentType: z.string(), expiresAtMs: z.number().nullable() });
const lineFeed = 0x0a;

/** Objects as files named after the hash of their key, so that no key can leave the folder. Written beside and renamed: all of it or nothing. */
export function createFileObjects({ directory, name, bucket, baseUrl, secret, now }: FileObjectsOptions): Objects {
  const folder = join(directory, name);
  const pathOf = (key: string): string => join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    async put(key, { body, contentType }) {
      ensureFits(name, bucket, { body, contentType });
      const expiresAtMs = bucket.expireAfter === undefined ? null : now().getTime() + bucket.expireAfter * 1000;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `${randomUUID()}.unfinished`);
      await writeFile(unfinished, Buffer.concat([Buffer.from(`${JSON.stringify({ contentType, expiresAtMs })}\n`), body]), {
        mode: 0o600,
        flush: true,
      });
      await rename(unfinished, pathOf(key));
    },
    async find(key) {
      const file = await readFile(pathOf(key)).catch(absent);
      if (!file) return undefined;
      const end = file.indexOf(lineFeed);
      const { contentType, expiresAtMs } = Head.parse(JSON.parse(file.subarray(0, end).toString()));
      if (expiresAtMs !== null && expiresAtMs <= now().getTime()) return undefined;
      return { contentType, body: file.subarray(end + 1) };
    },
    delete: key => rm(pathOf(key), { force: true }),
    async signedUrl(key, { downloadAs } = {}) {
      const expiresAtSeconds = Math.floor(now().getTime() / 1000) + bucket.linkTtl;
      const query = new URLSearchParams({ key, until: String(expiresAtSeconds), ...(downloadAs !== undefined && { as: downloadAs }) });
      query.set('signature', sign(secret, { bucket: name, key, expiresAtSeconds, downloadAs }));
      return `${baseUrl}/${name}?${query.toString()}`;
    },
  };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
