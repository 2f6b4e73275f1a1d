import { refuse } from '@event-planner/platform/errors';
import { refuseAtEdge } from './errors.ts';
import type { Exchange } from './serving.ts';
import type { Site, SiteFile } from './site.ts';

/** Answers with a file of the web app; for an address that is one of the app's own, and not a file's, with its page. */
export function serveFile(site: Site, { request, response, path }: Pick<Exchange, 'request' | 'response' | 'path'>): void {
  const file = site.find(decode(path)) ?? (looksLikeAFile(path) ? undefined : site.page);
  if (!file) throw refuse('not_found', `there is nothing at ${request.method} ${path.slice(0, 200)}`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    throw refuseAtEdge('method_not_allowed', `a page can be read, not ${String(request.method)}`);
  }
  const { encoding, body } = choose(file, request.headers['accept-encoding'] ?? '');
  const headers = { 'cache-control': file.cacheControl, etag: file.etag, vary: 'accept-encoding' };
  if (hasIt(request.headers['if-none-match'], file.etag)) return void response.writeHead(304, headers).end();
  response.writeHead(200, {
    ...headers,
    'content-type': file.contentType,
    'content-length': body.length,
    ...(encoding && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (cause) {
    throw refuse('invalid_request', 'the path has a % that is not followed by two hex digits', { cause });
  }
}

const looksLikeAFile = (path: string): boolean => path.slice(path.lastIndexOf('/')).includes('.');

function choose({ body, compressed }: SiteFile, accepted: string): { readonly body: Buffer; readonly encoding?: string } {
  for (const encoding of ['br', 'gzip'] as const) {
    const content = compressed[encoding];
    if (content && new RegExp(`(^|,)\\s*${encoding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))|,|$)`).test(accepted))
      return { body: content, encoding };
  }
  return { body };
}

const hasIt = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch === '*' || ifNoneMatch.split(',').some(known => opaque(known) === opaque(etag)));
const opaque = (etag: string): string => etag.trim().replace(/^W\//, '');
