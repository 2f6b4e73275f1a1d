import { CodeRequest, CodeSent, Registration, SecondFactorNeeded, Session, User, Verification } from '@event-planner/contracts/auth';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import type { AuthContext } from '../context.ts';
import type { EnsureOwnPage } from '../own-page.ts';
import type { AnswerAdmitted } from '../sessions/answer.ts';
import { newSecretToken } from '../secret-token.ts';
import { createRegistrationCookie, findBrowserToken } from './cookie.ts';
import type { Registrations } from './registration.ts';
import { findUserById } from '../users.ts';

export interface AccountRoutes {
  readonly context: Pick<AuthContext, 'db' | 'webUrl'>;
  readonly registrations: Registrations;
  readonly answer: AnswerAdmitted;
  readonly ensureOwnPage: EnsureOwnPage;
}

export const accountRoutes =
  ({ context: { db, webUrl }, registrations, answer, ensureOwnPage }: AccountRoutes): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    const cookie = createRegistrationCookie(webUrl);
    const byCookie = { config, onRequest: ensureOwnPage };
    app.post('/auth/register', { ...byCookie, schema: { body: Registration, response: { 202: CodeSent } } }, async (request, reply) => {
      const browser = findBrowserToken(request.headers.cookie) ?? newSecretToken();
      const sent = await registrations.register(request.body, deviceOf(request), browser);
      reply.code(202).header('set-cookie', cookie(browser));
      return sent;
    });
    app.post('/auth/codes', { config, schema: { body: CodeRequest, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return registrations.sendCodeAgain(request.body, deviceOf(request));
    });
    app.post(
      '/auth/verify',
      { ...byCookie, schema: { body: Verification, response: { 200: Session, 202: SecondFactorNeeded } } },
      async (request, reply) =>
        answer(reply, await registrations.verify(request.body, deviceOf(request), findBrowserToken(request.headers.cookie))),
    );
    app.get('/auth/me', { config: { access: 'user' }, schema: { response: { 200: User } } }, async (request, reply): Promise<User> => {
      reply.header('cache-control', 'no-store');
      const { sub } = userOf(request);
      const user = await findUserById(db.query, sub);
      if (!user) throw refuseAny('not_found', `there is no user ${sub}`);
      return { id: user.id, email: user.email, name: user.name, roles: user.roles };
    });
  };
