import {
  IdentityList,
  ProviderCallback,
  ProviderId,
  ProviderLink,
  ProviderList,
  ProviderOutcome,
  ProviderPage,
  ProviderSecondFactorNeeded,
  ProviderSignIn,
} from '@event-planner/contracts/auth';
import { deviceOf, findUser, type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { EnsureOwnPage } from '../own-page.ts';
import type { AnswerSession } from '../sessions/answer.ts';
import { findSignInToken, type SignInCookie } from './cookie.ts';
import type { Identities } from './identities.ts';
import type { Begun, Finished, ProviderSignIns } from './service.ts';

export interface ProviderRoutes {
  readonly signIns: ProviderSignIns;
  readonly identities: Identities;
  readonly cookie: SignInCookie;
  readonly answerSession: AnswerSession;
  readonly ensureOwnPage: EnsureOwnPage;
}

export const providerRoutes =
  ({ signIns, identities, cookie, answerSession, ensureOwnPage }: ProviderRoutes): Routes =>
  async app => {
    const params = z.object({ provider: ProviderId });
    const anyone = { access: 'anyone' } as const;
    const own = { access: 'user' } as const;
    const away = (reply: FastifyReply, { page, token }: Begun): Begun['page'] => {
      reply.code(201).header('set-cookie', cookie.set(token)).header('cache-control', 'no-store');
      return page;
    };
    const back = (reply: FastifyReply, finished: Finished): FastifyReply => {
      reply.header('cache-control', 'no-store');
      const { returnTo } = finished;
      if ('linked' in finished) return reply.send({ linked: finished.linked, returnTo });
      const { admitted } = finished;
      return 'opened' in admitted
        ? reply.send({ ...answerSession(reply, admitted.opened), returnTo })
        : reply.code(202).send({ ...admitted.needed, returnTo });
    };

    app.get('/auth/providers', { config: anyone, schema: { response: { 200: ProviderList } } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=60');
      return signIns.list();
    });
    const signIn = { params, body: ProviderSignIn, response: { 201: ProviderPage } };
    app.post('/auth/providers/:provider/sign-ins', { config: anyone, schema: signIn }, async (request, reply) =>
      away(reply, await signIns.signIn(request.params.provider, request.body, deviceOf(request))),
    );
    const link = { params, body: ProviderLink, response: { 201: ProviderPage } };
    app.post('/auth/providers/:provider/links', { config: own, schema: link }, async (request, reply) =>
      away(reply, await signIns.link(request.params.provider, request.body, { user: userOf(request), from: deviceOf(request) })),
    );
    const answer = { params, body: ProviderCallback, response: { 200: ProviderOutcome, 202: ProviderSecondFactorNeeded } };
    app.post('/auth/providers/:provider/answers', { config: anyone, onRequest: ensureOwnPage, schema: answer }, async (request, reply) => {
      // Good once: whatever comes of it, the browser has no more use for it.
      reply.header('set-cookie', cookie.clear());
      const given = {
        token: findSignInToken(request.headers.cookie),
        callback: request.body,
        caller: findUser(request),
        from: deviceOf(request),
      };
      return back(reply, await signIns.finish(request.params.provider, given));
    });

    app.get('/auth/identities', { config: own, schema: { response: { 200: IdentityList } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return identities.list(userOf(request).sub);
    });
    app.delete('/auth/identities/:provider', { config: own, schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
      await identities.unlink(userOf(request), request.params.provider, deviceOf(request));
      return reply.code(204).send(null);
    });
  };
