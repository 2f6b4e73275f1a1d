import { CodeSent, EmailChange, EmailChangeProof, User } from '@event-planner/contracts/auth';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import type { Emails } from './service.ts';

export const emailRoutes =
  (emails: Emails): Routes =>
  async app => {
    const config = { access: 'user' } as const;
    app.post('/auth/email-changes', { config, schema: { body: EmailChange, response: { 202: CodeSent } } }, async (request, reply) => {
      reply.code(202);
      return emails.begin(userOf(request), request.body, deviceOf(request));
    });
    app.post('/auth/email-changes/verify', { config, schema: { body: EmailChangeProof, response: { 200: User } } }, request =>
      emails.finish(userOf(request), request.body, deviceOf(request)),
    );
  };
