import type { Duplex } from 'node:stream';
import { newId } from '@event-planner/platform/ids';
import { closeSocket } from './close-socket.ts';

interface Answer {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly detail: string;
}

const unreadable: Answer = {
  status: 400,
  title: 'Bad Request',
  code: 'invalid_request',
  detail: 'this is not HTTP/1.1 as we understand it',
};

const answers: Readonly<Record<string, Answer>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    code: 'request_timeout',
    detail: 'the request took too long to arrive',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    code: 'invalid_request',
    detail: 'all headers together have at most 16 kB',
  },
};

/** What never became a request still gets an answer, and loses its connection. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET') return void socket.destroy();
  const { status, title, code, detail } = answers[error.code ?? ''] ?? unreadable;
  closeSocket(
    socket,
    `${status} ${title}`,
    JSON.stringify({ type: `/api/docs/errors#${code}`, title, status, code, detail, correlationId: newId() }),
  );
}
