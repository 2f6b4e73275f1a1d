import type { FastifyInstance } from 'fastify';
import { portError } from '../edge/openable.ts';

/** Opens a service's port, to this machine only. Throws StartError when another program has it. */
export async function listen(app: FastifyInstance, port: number): Promise<void> {
  await app.listen({ port, host: '127.0.0.1', backlog: 1024 }).catch((cause: unknown) => {
    throw portError(port, cause);
  });
}
