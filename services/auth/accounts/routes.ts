import { CodeRequest, CodeSent, Credentials, Registration, Session, User, Verification } from '@event-planner/contracts/auth';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import type { OpenedSession } from '../sessions/service.ts';
import type { Registrations } from './registration.ts';
import type { Accounts } from './service.ts';

export interface AccountRoutes {
  readonly registrations: Registrations;
  readonly accounts: Accounts;
  /** Puts the refresh token into its cookie and gives the rest. */
  readonly answerSession: (reply: FastifyReply, opened: OpenedSession) => Session;
}

export const accountRoutes =
  ({ registrations, accounts, answerSession }: AccountRoutes): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    app.post('/auth/register', { config, schema: { body: Registration, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return registrations.register(request.body);
    });
    app.post('/auth/codes', { config, schema: { body: CodeRequest, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return registrations.sendCodeAgain(request.body);
    });
    app.post('/auth/verify', { config, schema: { body: Verification, response: { 200: Session } } }, async (request, reply) =>
      answerSession(reply, await registrations.verify(request.body)),
    );
    app.post('/auth/login', { config, schema: { body: Credentials, response: { 200: Session } } }, async (request, reply) =>
      answerSession(reply, await accounts.logIn(request.body, request.ip)),
    );
    app.get('/auth/me', { config: { access: 'user' }, schema: { response: { 200: User } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return accounts.getUser(userOf(request).sub);
    });
  };
