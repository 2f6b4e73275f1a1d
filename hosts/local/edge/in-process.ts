import type { RunningService } from '@event-planner/platform/service';
import type { Upstream } from './upstream.ts';

/** A service of this process: the raw request is handed over, without a second parsing or a socket. */
export const inProcess = ({ http, sockets }: Pick<RunningService, 'http' | 'sockets'>): Upstream => ({
  handle: (request, response) => http.routing(request, response),
  upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
  async ask(path) {
    const { statusCode, body } = await http.inject({ method: 'GET', url: path });
    return { status: statusCode, body };
  },
});
