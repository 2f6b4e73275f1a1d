import { Session } from '@event-planner/contracts/auth';
import { Id } from '@event-planner/contracts/http';
import {
  NewPasskey,
  Passkey,
  PasskeyCreation,
  PasskeyList,
  PasskeyName,
  PasskeyRequest,
  PasskeySignIn,
} from '@event-planner/contracts/passkeys';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { AnswerSession } from '../sessions/answer.ts';
import type { Passkeys } from './service.ts';

export interface PasskeyRoutes {
  readonly passkeys: Passkeys;
  readonly answerSession: AnswerSession;
}

const bodyLimit = 128 * 1024;

export const passkeyRoutes =
  ({ passkeys, answerSession }: PasskeyRoutes): Routes =>
  async app => {
    const anyone = { access: 'anyone' } as const;
    app.post('/auth/login-passkeys', { config: anyone, schema: { response: { 201: PasskeyRequest } } }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return passkeys.ask(deviceOf(request));
    });
    const signIn = { body: PasskeySignIn, response: { 200: Session } };
    app.post('/auth/login-passkeys/verify', { config: anyone, schema: signIn, bodyLimit }, async (request, reply) =>
      answerSession(reply, await passkeys.signIn(request.body, deviceOf(request))),
    );

    const config = { access: 'user' } as const;
    const one = z.object({ id: Id });
    app.post('/auth/confirmation-passkeys', { config, schema: { response: { 201: PasskeyRequest } } }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return passkeys.askAnew(userOf(request), deviceOf(request));
    });
    app.get('/auth/passkeys', { config, schema: { response: { 200: PasskeyList } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return passkeys.list(userOf(request));
    });
    app.post('/auth/passkeys/options', { config, schema: { response: { 201: PasskeyCreation } } }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return passkeys.begin(userOf(request));
    });
    const add = { body: NewPasskey, response: { 201: Passkey } };
    app.post('/auth/passkeys', { config, schema: add, bodyLimit }, async (request, reply) => {
      reply.code(201);
      return passkeys.add(userOf(request), request.body, deviceOf(request));
    });
    app.patch('/auth/passkeys/:id', { config, schema: { params: one, body: PasskeyName, response: { 200: Passkey } } }, request =>
      passkeys.rename(userOf(request), request.params.id, request.body.name),
    );
    app.delete('/auth/passkeys/:id', { config, schema: { params: one, response: { 204: z.null() } } }, async (request, reply) => {
      await passkeys.remove(userOf(request), request.params.id, deviceOf(request));
      return reply.code(204).send(null);
    });
  };
