import type { ServerResponse } from 'node:http';

/** How long a response may be answered to others (`public, s-maxage`); 0 when it is for one caller, or depends on what the request says. */
export function sharedSeconds(response: Pick<ServerResponse, 'getHeader' | 'hasHeader'>): number {
  const control = response.getHeader('cache-control');
  if (
    typeof control !== 'string' ||
    response.hasHeader('set-cookie') ||
    response.hasHeader('vary') ||
    response.hasHeader('content-encoding')
  )
    return 0;
  const directives = new Map(
    control.split(',').map(directive => [...directive.trim().toLowerCase().split('=', 2), ''] as [string, string]),
  );
  if (!directives.has('public') || ['private', 'no-store', 'no-cache'].some(name => directives.has(name))) return 0;
  const seconds = Number(directives.get('s-maxage'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}
