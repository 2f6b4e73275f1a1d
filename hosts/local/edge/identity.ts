import type { IncomingMessage } from 'node:http';
import { newId } from '@event-planner/platform/ids';

const acceptable = /^[\w-]{8,64}$/;

export interface Identity {
  readonly correlationId: string;
  readonly ip: string;
}

/**
 * Who asks, and the name their request keeps on its whole way. What clients say about themselves in forwarding headers is replaced by what we see:
 * we are the first hop, and services believe these headers.
 */
export function identify(request: IncomingMessage): Identity {
  const said = request.headers['x-correlation-id'];
  const correlationId = typeof said === 'string' && acceptable.test(said) ? said : newId();
  const address = request.socket.remoteAddress ?? 'unknown';
  const ip = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  delete request.headers['forwarded'];
  request.headers['x-correlation-id'] = correlationId;
  request.headers['x-forwarded-for'] = ip;
  request.headers['x-forwarded-host'] = request.headers.host ?? '';
  request.headers['x-forwarded-proto'] = 'http';
  return { correlationId, ip };
}
