import { refuse } from '@event-planner/platform/errors';
import type { FastifyRequest } from 'fastify';

/**
 * For routes that use a cookie. A form on another site’s page does not bring it along, but what we answer to one would set or clear it in that browser all the same.
 * Browsers say where a request comes from; programs say nothing.
 */
export async function ensureOwnPage({ headers }: Pick<FastifyRequest, 'headers'>): Promise<void> {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw refuse('forbidden', 'this is for our own pages, and another site sent it');
}
