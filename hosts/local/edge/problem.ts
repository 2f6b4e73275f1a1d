import type { ServerResponse } from 'node:http';
import { linger } from '@event-planner/platform/http';
import { problemType, toProblem } from '@event-planner/platform/errors';

/** Answers with a refusal of the edge's own; a started answer can only be broken off. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const problem = toProblem(error, String(response.getHeader('x-correlation-id') ?? ''));
  if (typeof problem['retryAfter'] === 'number') response.setHeader('retry-after', problem['retryAfter']);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, { 'content-type': problemType, 'content-length': Buffer.byteLength(body) }).end(body);
  linger(response.req);
}
