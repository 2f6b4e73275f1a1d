import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/**
 * The least that Node does to answer over HTTP: bytes that are ready, by path. In a process of its own, as what it is compared with is.
 * Forked by `start-bare-server.ts`, told what to answer, and ends with the process that forked it.
 */
process.on('SIGINT', () => {}); // A Ctrl-C reaches both of us; the other one ends us.
process.on('disconnect', () => process.exit());
process.once('message', (pages: readonly Page[]) => {
  const answers = new Map(pages.map(({ path, contentType, body }) => [path, { contentType, body: Buffer.from(body) }]));
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (!answer) return void response.writeHead(404, { 'content-length': 0 }).end();
    response.writeHead(200, { 'content-type': answer.contentType, 'content-length': answer.body.length }).end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
});
