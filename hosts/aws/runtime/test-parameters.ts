import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** Keeps parameters as Systems Manager does. */
export async function startParameters(): Promise<Server> {
  const kept = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { Name: name, Value: value } = JSON.parse(await text(request));
    if (value !== undefined) kept.set(name, value);
    const found = kept.get(name);
    response.writeHead(found === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(found === undefined ? { __type: 'ParameterNotFound' } : { Parameter: { Name: name, Value: found } }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
