import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';

/**
 * The least that receives a webhook: the framework, the bytes, an answer. It checks nothing and keeps nothing. In a process of its own, as what it is compared
 * with is; it ends with the process that forked it.
 */
process.on('SIGINT', () => {}); // A Ctrl-C reaches both of us; the other one ends us.
process.on('disconnect', () => process.exit());
const app = Fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('/webhooks', () => ({ received: true }));
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
