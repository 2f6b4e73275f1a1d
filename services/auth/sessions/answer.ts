import type { Session } from '@event-planner/contracts/auth';
import type { FastifyReply } from 'fastify';
import type { Admitted } from '../second-factor/service.ts';
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

/** The same of a first proof: where the account asks for a second, only a ticket is given, and nothing into a cookie. */
export type AnswerAdmitted = (reply: FastifyReply, admitted: Admitted) => FastifyReply;

export const admittedAnswer =
  (answerSession: AnswerSession): AnswerAdmitted =>
  (reply, admitted) =>
    'opened' in admitted
      ? reply.send(answerSession(reply, admitted.opened))
      : reply.code(202).header('cache-control', 'no-store').send(admitted.needed);
