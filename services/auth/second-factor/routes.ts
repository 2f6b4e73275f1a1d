import { NewTotp, RecoveryCodes, SecondFactorProof, SecondFactors, Session, TotpProof } from '@event-planner/contracts/auth';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { AnswerSession } from '../sessions/answer.ts';
import type { SecondFactor } from './service.ts';

export interface SecondFactorRoutes {
  readonly secondFactor: SecondFactor;
  readonly answerSession: AnswerSession;
}

export const secondFactorRoutes =
  ({ secondFactor, answerSession }: SecondFactorRoutes): Routes =>
  async app => {
    const proof = { body: SecondFactorProof, response: { 200: Session } };
    app.post('/auth/second-factors/verify', { config: { access: 'anyone' }, schema: proof }, async (request, reply) =>
      answerSession(reply, await secondFactor.finish(request.body, deviceOf(request))),
    );

    const config = { access: 'user' } as const;
    app.get('/auth/second-factors', { config, schema: { response: { 200: SecondFactors } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return secondFactor.describe(userOf(request).sub);
    });
    app.post('/auth/second-factors/totp', { config, schema: { response: { 201: NewTotp } } }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return secondFactor.begin(userOf(request));
    });
    const add = { body: TotpProof, response: { 200: RecoveryCodes } };
    app.post('/auth/second-factors/totp/verify', { config, schema: add }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return secondFactor.add(userOf(request), request.body.code, deviceOf(request));
    });
    app.delete('/auth/second-factors/totp', { config, schema: { response: { 204: z.null() } } }, async (request, reply) => {
      await secondFactor.remove(userOf(request), deviceOf(request));
      return reply.code(204).send(null);
    });
    app.post('/auth/second-factors/recovery-codes', { config, schema: { response: { 201: RecoveryCodes } } }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return secondFactor.renewCodes(userOf(request), deviceOf(request));
    });
  };
