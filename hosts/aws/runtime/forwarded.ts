import type { IncomingMessage } from 'node:http';

/**
 * Leaves of what proxies say about a client only what ours saw: the load balancer appends to the addresses that a client may have made up,
 * so the last one alone is true, and passes a made-up host through.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function keepWhatWasSeen({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const seen = [headers['x-forwarded-for'] ?? []].flat().at(-1)?.split(',').at(-1)?.trim();
  if (seen === undefined) delete headers['x-forwarded-for'];
  else headers['x-forwarded-for'] = seen;
  delete headers['x-forwarded-host'];
  delete headers['forwarded'];
}
