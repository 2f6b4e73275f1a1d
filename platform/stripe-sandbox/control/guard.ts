import type { FastifyRequest } from 'fastify';
import { forbidden } from '../api/fault.ts';

const local = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * For people and tests on this machine only. A name that another site points here is not ours (DNS rebinding), and what another site's page sends bears that
 * site's origin.
 */
export function ensureLocal({ headers: { host, origin } }: FastifyRequest): void {
  if (host === undefined || !local.test(host)) throw forbidden('The control page is open on this machine only.');
  if (origin !== undefined && origin !== `http://${host}`) throw forbidden('Other pages may not control the sandbox.');
}
