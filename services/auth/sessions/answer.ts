import type { Session } from '@event-planner/contracts/auth';
import type { FastifyReply } from 'fastify';
import type { RefreshCookie } from './cookie.ts';
import type { OpenedSession } from './service.ts';

export type AnswerSession = (reply: FastifyReply, opened: OpenedSession) => Session;

/** Gives a session to a browser: the refresh token into its cookie, the rest into the body, nothing into a cache. */
export const sessionAnswer =
  (cookie: RefreshCookie): AnswerSession =>
  (reply, { session, refreshToken, remembered }) => {
    reply.header('set-cookie', cookie.set(refreshToken, { remembered })).header('cache-control', 'no-store');
    return session;
  };
