import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers are large, and rarely the same: what stands before us does not compress what it may not keep. */
    compressed?: boolean;
  }
}

const worthwhileBytes = 1400;
/** Beyond it a few percent cost twice the time. */
const level = 4;
const accepted = /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/;
const compress = promisify(gzip);

/** Compresses what a route that states `compressed` says, for whoever reads it, on a thread that is not ours. */
export function compressLarge(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.compressed !== true || typeof payload !== 'string') return payload;
    void reply.header('vary', 'accept-encoding');
    if (payload.length < worthwhileBytes || !accepted.test(request.headers['accept-encoding'] ?? '')) return payload;
    void reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return compress(payload, { level });
  });
}
