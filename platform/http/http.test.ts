import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '../errors/index.ts';
import { createLogger, createTelemetryStore, startTelemetry } from '../telemetry/index.ts';
import { person } from '../testing/people.ts';
import { createHttp, type Routes, userOf } from './index.ts';

const thing = z.strictObject({ name: z.string().min(1).max(20), count: z.int().min(1) });

const routes: Routes = async app => {
  app.post('/things', { config: { access: 'user' }, schema: { body: thing, response: { 201: thing } } }, (request, reply) => {
    reply.code(201);
    return request.body;
  });
  app.get('/whoami', { config: { access: 'user' } }, request => ({ name: userOf(request).name }));
  app.get(
    '/open',
    { config: { access: 'anyone' }, schema: { querystring: z.strictObject({ limit: z.coerce.number().int().max(10).default(5) }) } },
    request => request.query,
  );
  app.get('/orders', { config: { access: 'user', scope: 'seeOrders' } }, request => userOf(request));
  app.get('/plans', { config: { access: 'user', scope: 'planEvents' } }, request => userOf(request));
  app.get('/admins', { config: { access: 'admin' } }, () => ({ ok: true }));
  app.get('/insiders', { config: { access: 'service' } }, request => request.caller);
  app.get('/bug', { config: { access: 'anyone' } }, () => {
    throw new Error('a secret in a stack trace');
  });
  app.get('/database-away', { config: { access: 'anyone' } }, () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
  });
  app.get('/unchanged', { config: { access: 'anyone' }, schema: { response: { 304: z.null() } } }, (_, reply) => {
    reply.code(304).header('etag', '"1"');
    return null;
  });
  app.get('/long', { config: { access: 'anyone', compressed: true } }, () => ({ text: 'long '.repeat(1000) }));
  app.get('/wrong-shape', { config: { access: 'anyone' }, schema: { response: { 200: thing } } }, () => ({ name: 'x', count: 0 }));
};

async function serve(ready: () => Promise<void> = async () => undefined) {
  const app = await createHttp({
    service: 'test',
    title: 'Test',
    log: createLogger({ service: 'test', level: 'silent' }),
    ready,
    maxBodyBytes: 1000,
    verify: {
      user: async token => {
        if (token === 'ada') return person('Ada');
        if (token === 'root') return person('Root', ['admin']);
        throw refuse('token_invalid', 'no such token');
      },
      service: async token => {
        if (token === 'booking') return 'booking';
        throw refuse('token_invalid', 'no such token');
      },
      key: async key => {
        if (key !== 'ep_live_theatre') throw refuse('token_invalid', 'no such key');
        return { ...person('Import'), key: { organizerId: 'theatre', scopes: ['seeOrders'], expiresAt: null } };
      },
    },
  });
  await app.register(routes, { prefix: '/api' });
  await app.ready();
  return app;
}

const nobody = () => Promise.reject(new Error('nobody'));
const as = (token: string) => ({ authorization: `Bearer ${token}` });

test.each([
  ['malformed JSON', { payload: '{', headers: { ...as('ada'), 'content-type': 'application/json' } }, 400, 'malformed_body'],
  ['a wrong type', { payload: { name: 'x', count: 'two' }, headers: as('ada') }, 400, 'invalid_request'],
  ['an unknown field', { payload: { name: 'x', count: 1, price: 0 }, headers: as('ada') }, 400, 'invalid_request'],
  ['a negative count', { payload: { name: 'x', count: -1 }, headers: as('ada') }, 400, 'invalid_request'],
  ['no body', { headers: as('ada') }, 400, 'invalid_request'],
  ['a giant body', { payload: { name: 'x'.repeat(2000), count: 1 }, headers: as('ada') }, 413, 'body_too_large'],
  ['a strange content type', { payload: 'a=b', headers: { ...as('ada'), 'content-type': 'text/csv' } }, 415, 'unsupported_media_type'],
  ['no token', { payload: { name: 'x', count: 1 } }, 401, 'token_missing'],
  ['a forged token', { payload: { name: 'x', count: 1 }, headers: as('eve') }, 401, 'token_invalid'],
  [
    'a header that is no bearer token',
    { payload: { name: 'x', count: 1 }, headers: { authorization: 'Basic YTpi' } },
    401,
    'token_invalid',
  ],
])('%s is refused precisely', async (_, request, status, code) => {
  await using app = await serve();
  const response = await app.inject({ method: 'POST', url: '/api/things', ...request });
  expect(response.statusCode).toBe(status);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({ status, code, correlationId: response.headers['x-correlation-id'] });
});

test('an API key is let in where its scope is stated, and nowhere else', async () => {
  await using app = await serve();
  const get = async (url: string, token = 'ep_live_theatre') => {
    const answer = await app.inject({ url: `/api${url}`, headers: as(token) });
    return [answer.statusCode, answer.json().code];
  };
  expect(await get('/orders')).toEqual([200, undefined]);
  expect(await get('/orders', 'ada')).toEqual([200, undefined]);
  expect(await get('/plans')).toEqual([403, 'scope_missing']);
  expect(await get('/orders', 'ep_live_other')).toEqual([401, 'token_invalid']);
  for (const closed of ['/whoami', '/open', '/admins', '/insiders'])
    expect([closed, ...(await get(closed))]).toEqual([closed, 403, 'key_not_accepted']);
});

test('the scope of a route is in its description, and only a route for people can have one', async () => {
  await using app = await serve();
  const { paths } = (await app.inject('/openapi.json')).json();
  expect(paths['/api/orders'].get).toMatchObject({ security: [{ user: [] }, { apiKey: ['seeOrders'] }], 'x-scope': 'seeOrders' });
  expect(paths['/api/whoami'].get.security).toEqual([{ user: [] }]);
  await using other = await createHttp({
    service: 'test',
    title: 'Test',
    log: createLogger({ service: 'test', level: 'silent' }),
    ready: async () => undefined,
    verify: { user: nobody, service: nobody, key: nobody },
  });
  expect(() => other.get('/inside', { config: { access: 'service', scope: 'seeOrders' } }, () => ({}))).toThrow('not for users');
});

test('a refusal names the field and what was expected', async () => {
  await using app = await serve();
  const response = await app.inject({ method: 'POST', url: '/api/things', headers: as('ada'), payload: { name: '', count: 1 } });
  expect(response.json().errors).toEqual([
    { path: 'body/name', message: 'must not be empty', code: 'too_small', expected: 'string', minimum: 1 },
  ]);
  const empty = await app.inject({ method: 'POST', url: '/api/things', headers: as('ada'), payload: { name: 'x' } });
  expect(empty.json().errors).toMatchObject([{ path: 'body/count', code: 'missing', expected: 'number' }]);
});

test('an unknown path is a problem too', async () => {
  await using app = await serve();
  const response = await app.inject({ url: '/api/nothing?token=secret' });
  expect(response.json()).toMatchObject({ status: 404, code: 'not_found' });
  expect(response.body).not.toContain('secret');
});

test('a bug answers 500 and keeps its message, and so does an answer of the wrong shape', async () => {
  await using app = await serve();
  for (const url of ['/api/bug', '/api/wrong-shape']) {
    const response = await app.inject({ url });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('stack trace');
    expect(response.json().code).toBe('internal');
  }
});

test('while the database is away the answer says to come again, and not where it is', async () => {
  await using app = await serve();
  const response = await app.inject({ url: '/api/database-away' });
  expect(response.json()).toMatchObject({ status: 503, code: 'unavailable' });
  expect(response.headers['retry-after']).toBe('1');
  expect(response.body).not.toContain('10.0.0.7');
});

test('roles decide, and an admin may do what any role may', async () => {
  await using app = await serve();
  expect((await app.inject({ url: '/api/admins', headers: as('ada') })).json().code).toBe('forbidden');
  expect((await app.inject({ url: '/api/admins', headers: as('root') })).statusCode).toBe(200);
});

test('a person cannot use what is meant for services, nor a service what is meant for people', async () => {
  await using app = await serve();
  expect((await app.inject({ url: '/api/insiders', headers: as('ada') })).statusCode).toBe(401);
  expect((await app.inject({ url: '/api/insiders', headers: as('booking') })).json()).toEqual({ kind: 'service', name: 'booking' });
  expect((await app.inject({ url: '/api/whoami', headers: as('booking') })).statusCode).toBe(401);
});

test('a route that does not say who may call it stops the start', async () => {
  const app = await createHttp({
    service: 'test',
    title: 'Test',
    log: createLogger({ service: 'test', level: 'silent' }),
    ready: async () => undefined,
    verify: { user: async () => person('A'), service: async () => 'x', key: async () => person('A') },
  });
  expect(() => app.get('/open-to-whom', () => 'hello')).toThrow('does not state who may call it');
});

test('a sane correlation id comes back, an odd one is replaced', async () => {
  await using app = await serve();
  expect((await app.inject({ url: '/health', headers: { 'x-correlation-id': 'order-12345678' } })).headers['x-correlation-id']).toBe(
    'order-12345678',
  );
  expect((await app.inject({ url: '/health', headers: { 'x-correlation-id': '<script>' } })).headers['x-correlation-id']).toMatch(
    /^[\da-f-]{36}$/,
  );
});

test('it lives while a dependency is away, but is not ready', async () => {
  await using app = await serve(() => Promise.reject(new Error('database is down')));
  expect((await app.inject({ url: '/health' })).statusCode).toBe(200);
  const response = await app.inject({ url: '/health/ready' });
  expect(response.statusCode).toBe(503);
  expect(response.body).not.toContain('database is down');
});

test('the API describes itself in OpenAPI 3.1, with who may call what', async () => {
  await using app = await serve();
  const document = (await app.inject({ url: '/openapi.json' })).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual([
    '/api/things',
    '/api/whoami',
    '/api/open',
    '/api/orders',
    '/api/plans',
    '/api/admins',
    '/api/insiders',
    '/api/bug',
    '/api/database-away',
    '/api/unchanged',
    '/api/long',
    '/api/wrong-shape',
  ]);
  expect(document.paths['/api/admins'].get).toMatchObject({ 'x-access': 'admin', security: [{ user: [] }] });
  expect(document.paths['/api/open'].get.security).toEqual([]);
});

test('a request is a span named after its route, in the caller’s trace, and fails only when we do', async () => {
  const store = createTelemetryStore();
  const telemetry = startTelemetry({ store });
  await using app = await serve();
  await app.inject({ url: '/api/open?limit=3', headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
  await app.inject({ url: '/api/whoami' });
  await app.inject({ url: '/api/bug' });
  const spans = store.spans().map(({ name, traceId, failed }) => ({ name, traceId, failed }));
  expect(spans).toContainEqual({ name: 'GET /api/open', traceId: '0af7651916cd43dd8448eb211c80319c', failed: false });
  expect(spans.filter(span => span.failed).map(span => span.name)).toEqual(['GET /api/bug']);
  await telemetry.stop();
});

test('a route takes more than others when it says so, and never more than the edge lets through', async () => {
  const taking =
    (bodyLimit: number): Routes =>
    async app => {
      app.post('/large', { config: { access: 'anyone' }, bodyLimit, schema: { body: z.string() } }, request => ({
        length: request.body.length,
      }));
      app.post('/usual', { config: { access: 'anyone' }, schema: { body: z.string() } }, request => ({ length: request.body.length }));
    };
  const open = () =>
    createHttp({
      service: 'test',
      title: 'Test',
      log: createLogger({ service: 'test', level: 'silent' }),
      ready: async () => undefined,
      verify: { user: nobody, service: nobody, key: nobody },
      maxBodyBytes: 1000,
      largestBodyBytes: 5000,
    });
  await using app = await open();
  await app.register(taking(5000));
  const send = (url: string, length: number) =>
    app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: JSON.stringify('x'.repeat(length)) });
  expect((await send('/large', 4998)).statusCode).toBe(200);
  expect((await send('/large', 4999)).json()).toMatchObject({ status: 413, code: 'body_too_large' });
  expect((await send('/usual', 4998)).json()).toMatchObject({ status: 413, code: 'body_too_large' });
  await using other = await open();
  await expect(async () => other.register(taking(5001))).rejects.toThrow(
    'POST /large takes 5001 bytes, of which the edge lets 5000 through',
  );
});

test('an answer that nothing has changed has no body, and says nothing of the length of one', async () => {
  await using app = await serve();
  const answer = await app.inject('/api/unchanged');
  expect([answer.statusCode, answer.body, answer.headers['etag'], answer.headers['content-length']]).toEqual([304, '', '"1"', undefined]);
});

test('a long answer is compressed for whoever reads that, and for nobody else', async () => {
  await using app = await serve();
  const ask = (encodings: string) => app.inject({ url: '/api/long', headers: { 'accept-encoding': encodings } });
  const small = await ask('br, gzip');
  expect(small.headers).toMatchObject({
    'content-encoding': 'gzip',
    vary: 'accept-encoding',
    'content-length': String(small.rawPayload.length),
  });
  expect(JSON.parse(gunzipSync(small.rawPayload).toString())).toEqual({ text: 'long '.repeat(1000) });
  for (const encodings of ['identity', 'gzip;q=0', 'br']) {
    const plain = await ask(encodings);
    expect([plain.headers['content-encoding'], plain.json()]).toEqual([undefined, { text: 'long '.repeat(1000) }]);
  }
});
