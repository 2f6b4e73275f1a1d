import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { hashedFiles } from '@event-planner/model';

export interface SiteFile {
  readonly contentType: string;
  readonly cacheControl: string;
  /** Weak, because it names the content whatever its compression. */
  readonly etag: string;
  readonly body: Buffer;
  /** The same content, compressed when the app was built. */
  readonly compressed: { readonly br?: Buffer; readonly gzip?: Buffer };
}

/** A built web app, by path. */
export interface Site {
  find(path: string): SiteFile | undefined;
  /** Shown for every address of the app's own. */
  readonly page: SiteFile | undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
};

const variants = { '.br': 'br', '.gz': 'gzip' } as const;

/** Reads a built app into memory, so that a path from outside never becomes one of the file system. */
export async function loadSite(folder: string): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map(
    await Promise.all(
      entries
        .filter(entry => entry.isFile())
        .map(async entry => {
          const path = join(entry.parentPath, entry.name);
          return [`/${relative(folder, path).replaceAll(sep, '/')}`, await readFile(path)] as const;
        }),
    ),
  );
  const paths = [...contents.keys()].filter(path => !(extname(path) in variants) && contentTypes[extname(path)] !== undefined);
  const files = new Map<string, SiteFile>(paths.map(path => [path, describe(path, contents)]));
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return { find: path => files.get(path), page };
}

function describe(path: string, contents: ReadonlyMap<string, Buffer>): SiteFile {
  const body = contents.get(path) ?? Buffer.alloc(0);
  const compressed = Object.entries(variants).flatMap(([extension, encoding]) => {
    const content = contents.get(path + extension);
    return content ? [[encoding, content] as const] : [];
  });
  return {
    body,
    contentType: contentTypes[extname(path)] ?? 'application/octet-stream',
    cacheControl: path.startsWith(hashedFiles) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    compressed: Object.fromEntries(compressed),
  };
}

/** A host without a web app. */
export const emptySite: Site = { find: () => undefined, page: undefined };
