import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ForeignSite extends AsyncDisposable {
  readonly url: string;
}

/** Somebody else's website, of another origin than ours, under a policy that allows nothing but our script and our frame. */
export async function foreignSite(home: string, pages: Readonly<Record<string, string>>): Promise<ForeignSite> {
  const policy = `default-src 'none'; script-src ${home}; frame-src ${home}; base-uri 'none'; form-action 'none'`;
  const server = createServer(({ url = '/' }, response) => {
    const page = pages[url];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(
      page === undefined ? '' : `<!doctype html><html lang="en"><head><title>A blog</title></head><body><main>${page}</main></body></html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
