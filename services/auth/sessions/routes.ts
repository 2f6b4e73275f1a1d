import { KeySet, Session, SessionConfirmation, SessionList } from '@event-planner/contracts/auth';
import { Id } from '@event-planner/contracts/http';
import { AppError } from '@event-planner/platform/errors';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Keys } from '../keys/service.ts';
import type { EnsureOwnPage } from '../own-page.ts';
import type { AnswerSession } from './answer.ts';
import { findRefreshToken, type RefreshCookie } from './cookie.ts';
import type { Sessions } from './service.ts';

export interface SessionRoutes {
  readonly sessions: Sessions;
  readonly cookie: RefreshCookie;
  readonly answerSession: AnswerSession;
  readonly keys: Keys;
  readonly ensureOwnPage: EnsureOwnPage;
}

const nothing = { 204: z.null() };

export const sessionRoutes =
  ({ sessions, cookie, answerSession, keys, ensureOwnPage }: SessionRoutes): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    const byCookie = { config, onRequest: ensureOwnPage };
    app.post('/auth/refresh', { ...byCookie, schema: { response: { 200: Session } } }, async (request, reply) => {
      const opened = await sessions.renew(findRefreshToken(request.headers.cookie), deviceOf(request)).catch((error: unknown) => {
        // Whoever only lost a race to another tab must keep the cookie that tab was given.
        if (error instanceof AppError && error.code === 'session_ended') reply.header('set-cookie', cookie.clear());
        throw error;
      });
      return answerSession(reply, opened);
    });
    app.post('/auth/logout', { ...byCookie, schema: { response: nothing } }, async (request, reply) => {
      await sessions.end(findRefreshToken(request.headers.cookie), deviceOf(request));
      return reply.code(204).header('set-cookie', cookie.clear()).send(null);
    });
    app.get('/auth/jwks.json', { config, schema: { response: { 200: KeySet } } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return (await keys.signer()).jwks();
    });

    const confirmation = {
      params: z.object({ id: Id }),
      querystring: z.strictObject({ userId: Id }),
      response: { 200: SessionConfirmation },
    };
    app.get('/auth/sessions/:id/confirmation', { config: { access: 'service' }, schema: confirmation }, async request => ({
      confirmed: await sessions.isConfirmed({ sub: request.query.userId, sid: request.params.id }),
    }));

    const own = { access: 'user' } as const;
    app.get('/auth/sessions', { config: own, schema: { response: { 200: SessionList } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return sessions.list(userOf(request));
    });
    const one = { params: z.object({ id: Id }), response: nothing };
    app.delete('/auth/sessions/:id', { config: own, schema: one }, async (request, reply) => {
      await sessions.endOne(userOf(request), request.params.id, deviceOf(request));
      return reply.code(204).send(null);
    });
    app.post('/auth/sessions/end-others', { config: own, schema: { response: nothing } }, async (request, reply) => {
      await sessions.endOthers(userOf(request), deviceOf(request));
      return reply.code(204).send(null);
    });
  };
