export { type Access, type Acting, type Caller, findUser, userOf, type Verifiers } from './access.ts';
export { type Device, deviceOf, nameDevice, networkOf } from './device.ts';
export { editedVersion } from './edit-version.ts';
export { contentTagOf, etagOf, namesTag } from './etag.ts';
export { type Idempotency, idempotencyKeyOf } from './idempotency.ts';
export { linger } from './linger.ts';
export { createHttp, type HttpOptions } from './server.ts';
export { createSockets, type SocketHandler, type Sockets } from './sockets.ts';
export type { FastifyPluginAsyncZod as Routes } from 'fastify-type-provider-zod';
