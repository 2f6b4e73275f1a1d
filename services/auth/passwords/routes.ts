import { CodeRequest, CodeSent, NewPassword, PasswordReset, SecondFactorNeeded, Session } from '@event-planner/contracts/auth';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { AnswerAdmitted } from '../sessions/answer.ts';
import type { Passwords } from './service.ts';

export interface PasswordRoutes {
  readonly passwords: Passwords;
  readonly answer: AnswerAdmitted;
}

export const passwordRoutes =
  ({ passwords, answer }: PasswordRoutes): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    app.post('/auth/password-resets', { config, schema: { body: CodeRequest, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return passwords.sendReset(request.body, deviceOf(request));
    });
    const reset = { body: PasswordReset, response: { 200: Session, 202: SecondFactorNeeded } };
    app.post('/auth/password-resets/verify', { config, schema: reset }, async (request, reply) =>
      answer(reply, await passwords.reset(request.body, deviceOf(request))),
    );
    const change = { body: NewPassword, response: { 204: z.null() } };
    app.put('/auth/password', { config: { access: 'user' }, schema: change }, async (request, reply) => {
      await passwords.change(userOf(request), request.body.password, deviceOf(request));
      return reply.code(204).send(null);
    });
  };
