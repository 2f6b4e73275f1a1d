import { KeySet, Session } from '@event-planner/contracts/auth';
import { AppError } from '@event-planner/platform/errors';
import type { Routes } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { findRefreshToken, type RefreshCookie } from './cookie.ts';
import type { OpenedSession, Sessions } from './service.ts';

/** Gives a session to a browser: the refresh token into its cookie, the rest into the body, nothing into a cache. */
export const sessionAnswer =
  (cookie: RefreshCookie) =>
  (reply: FastifyReply, { session, refreshToken }: OpenedSession): Session => {
    reply.header('set-cookie', cookie.set(refreshToken)).header('cache-control', 'no-store');
    return session;
  };

export interface SessionRoutes {
  readonly sessions: Sessions;
  readonly cookie: RefreshCookie;
  readonly keys: z.infer<typeof KeySet>;
}

export const sessionRoutes =
  ({ sessions, cookie, keys }: SessionRoutes): Routes =>
  async app => {
    const answer = sessionAnswer(cookie);
    const config = { access: 'anyone' } as const;
    app.post('/auth/refresh', { config, schema: { response: { 200: Session } } }, async (request, reply) => {
      const opened = await sessions.renew(findRefreshToken(request.headers.cookie)).catch((error: unknown) => {
        // Whoever only lost a race to another tab must keep the cookie that tab was given.
        if (error instanceof AppError && error.code === 'session_ended') reply.header('set-cookie', cookie.clear());
        throw error;
      });
      return answer(reply, opened);
    });
    app.post('/auth/logout', { config, schema: { response: { 204: z.null() } } }, async (request, reply) => {
      await sessions.end(findRefreshToken(request.headers.cookie));
      return reply.code(204).header('set-cookie', cookie.clear()).send(null);
    });
    app.get('/auth/jwks.json', { config, schema: { response: { 200: KeySet } } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return keys;
    });
  };
