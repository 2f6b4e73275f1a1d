import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressFiles } from '../web/compress.ts';
import { loadSite } from './site.ts';
import { exchange, openEdge, type TestEdge, type TestEdgeOptions } from './test-edge.ts';

const script = 'console.log("Guten Tag");'.repeat(100);

async function openSite(options: TestEdgeOptions = {}): Promise<TestEdge> {
  const folder = mkdtempSync(join(tmpdir(), 'event-planner-site-'));
  mkdirSync(join(folder, 'site/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  writeFileSync(join(folder, 'site/.sources'), 'hash');
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html><title>Events</title>');
  writeFileSync(join(folder, 'site/assets/main-3f2a.js'), script);
  await compressFiles(join(folder, 'site'));
  const site = await loadSite(join(folder, 'site'));
  rmSync(folder, { recursive: true });
  return openEdge({ ...options, behind: { site } });
}

test('an address of the app is answered with its page, a missing file is not', async () => {
  await using edge = await openSite();
  for (const path of ['/', '/events', '/events/an-evening/seats', '/bookings?x=1']) {
    const page = await fetch(edge.url + path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  const missing = await fetch(`${edge.url}/assets/gone-1234.js`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toBe('application/problem+json');
});

test('the files of the app do not count among what an address may ask', async () => {
  await using edge = await openSite({ requestsPerIp: 2 });
  const ask = async (path: string): Promise<number> => (await fetch(edge.url + path)).status;
  for (let page = 0; page < 5; page++) expect(await ask('/assets/main-3f2a.js')).toBe(200);
  expect([await ask('/'), await ask('/'), await ask('/')]).toEqual([200, 200, 429]);
  expect(await ask('/assets/main-3f2a.js')).toBe(200);
});

test('no path leads out of the app, or to what is not of it', async () => {
  await using edge = await openSite();
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/secret.txt%00.html',
    '/.sources',
    '//etc/passwd.txt',
  ]) {
    const answer = await exchange(edge.port, `GET ${path} HTTP/1.1\r\nHost: edge\r\nConnection: close\r\n\r\n`);
    expect(answer, path).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain('not for you');
  }
  expect(await exchange(edge.port, 'GET /%zz HTTP/1.1\r\nHost: edge\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
});

test('a file with its hash in its name is kept for good, and sent as small as the client can read it', async () => {
  await using edge = await openSite();
  const get = (encodings: string): Promise<Response> =>
    fetch(`${edge.url}/assets/main-3f2a.js`, { headers: { 'accept-encoding': encodings } });
  const small = await get('gzip, br');
  expect(small.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(small.headers.get('content-encoding')).toBe('br');
  expect(small.headers.get('vary')).toBe('accept-encoding');
  expect(await small.text()).toBe(script);
  expect((await get('gzip;q=0.5, br;q=0')).headers.get('content-encoding')).toBe('gzip');
  expect((await get('identity')).headers.get('content-encoding')).toBeNull();
  const raw = await exchange(
    edge.port,
    'GET /assets/main-3f2a.js HTTP/1.1\r\nHost: edge\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n',
  );
  expect(brotliDecompressSync(Buffer.from(raw.slice(raw.indexOf('\r\n\r\n') + 4), 'latin1')).toString()).toBe(script);
});

test('who has the page already is not sent it again', async () => {
  await using edge = await openSite();
  const etag = (await fetch(edge.url)).headers.get('etag') ?? '';
  const again = await fetch(edge.url, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect((await fetch(edge.url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('a page is read, not written', async () => {
  await using edge = await openSite();
  const answer = await fetch(edge.url, { method: 'POST', body: 'x' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('GET, HEAD');
  const head = await fetch(edge.url, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe('36');
});

test('an address that a service writes is asked of it, and is a page for the browser all the same', async () => {
  await using edge = await openSite();
  const written = await fetch(`${edge.url}/events/an-evening?lang=de`);
  expect(((await written.json()) as { url: string }).url).toBe('/api/events/pages/events/an-evening?lang=de');
  const policy = (await fetch(edge.url)).headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self'");
  expect(written.headers.get('content-security-policy')).toBe(policy);
});

test('other websites may frame what is made for it, and nothing else', async () => {
  await using edge = await openSite();
  const policyOf = async (path: string): Promise<string> => (await fetch(edge.url + path)).headers.get('content-security-policy') ?? '';
  expect(await policyOf('/embed/events/an-evening')).toContain('frame-ancestors *');
  for (const path of ['/', '/embed', '/embedded/x', '/events/an-evening', '/checkout', '/embed/../checkout', '/api/events'])
    expect(await policyOf(path), path).toContain("frame-ancestors 'none'");
  expect((await fetch(`${edge.url}/widget.js`)).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await fetch(`${edge.url}/assets/main-3f2a.js`)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
