import { refuse } from '@event-planner/platform/errors';
import type { FastifyRequest } from 'fastify';

export type EnsureOwnPage = (request: Pick<FastifyRequest, 'headers'>) => Promise<void>;

/**
 * For routes that use a cookie. A form on another site’s page does not bring it along, but what we answer to one would set or clear it in that browser all the same.
 * Browsers say where a request comes from: by Sec-Fetch-Site, and those that are too old for it, or do not trust plain http enough to send it, by Origin.
 * Programs say neither. Referer is not asked: a page can withhold it, and then its absence would tell nothing. The address is the configured one, not Host,
 * which is the load balancer's by the time a request is here.
 * https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function createOwnPageCheck(webUrl: string): EnsureOwnPage {
  const own = new URL(webUrl).origin;
  return async ({ headers }) => {
    const { origin, 'sec-fetch-site': site } = headers;
    const isOwn = site === undefined ? origin === undefined || origin === own : site === 'same-origin';
    if (!isOwn) throw refuse('forbidden', 'this is for our own pages, and another site sent it');
  };
}
