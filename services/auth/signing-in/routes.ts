import {
  CodeCredentials,
  CodeRequest,
  CodeSent,
  Confirmation,
  Confirmed,
  Credentials,
  SecondFactorNeeded,
  Session,
} from '@event-planner/contracts/auth';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import type { AnswerAdmitted } from '../sessions/answer.ts';
import type { SigningIn } from './service.ts';

export interface SigningInRoutes {
  readonly signingIn: SigningIn;
  readonly answer: AnswerAdmitted;
}

export const signingInRoutes =
  ({ signingIn, answer }: SigningInRoutes): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    app.post(
      '/auth/login',
      { config, schema: { body: Credentials, response: { 200: Session, 202: SecondFactorNeeded } } },
      async (request, reply) => answer(reply, await signingIn.byPassword(request.body, deviceOf(request))),
    );
    app.post('/auth/login-codes', { config, schema: { body: CodeRequest, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return signingIn.sendCode(request.body, deviceOf(request));
    });
    app.post(
      '/auth/login-codes/verify',
      { config, schema: { body: CodeCredentials, response: { 200: Session, 202: SecondFactorNeeded } } },
      async (request, reply) => answer(reply, await signingIn.byCode(request.body, deviceOf(request))),
    );

    const own = { access: 'user' } as const;
    app.post('/auth/confirmation-codes', { config: own, schema: { response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return signingIn.sendConfirmation(userOf(request), deviceOf(request));
    });
    app.post('/auth/confirmations', { config: own, schema: { body: Confirmation, response: { 200: Confirmed } } }, request =>
      signingIn.confirm(userOf(request), request.body, deviceOf(request)),
    );
  };
