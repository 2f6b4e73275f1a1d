import { Cursor } from '@event-planner/contracts/http';
import { MailLanguageForm } from '@event-planner/contracts/mail-language';
import { NotificationPage } from '@event-planner/contracts/notification';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Mails } from './service.ts';

const Page = z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(24) });

export const mailRoutes =
  (mails: Mails): Routes =>
  async app => {
    app.get(
      '/notifications',
      {
        config: { access: 'user' },
        schema: { summary: 'Mails sent to the caller, newest first', querystring: Page, response: { 200: NotificationPage } },
      },
      request => {
        const { sub, email } = userOf(request);
        const { cursor, limit } = request.query;
        return mails.list({ userId: sub, email }, { cursor, limit });
      },
    );

    app.put(
      '/notifications/language',
      {
        config: { access: 'user' },
        schema: { summary: 'What the caller’s mails are written in', body: MailLanguageForm, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await mails.writeIn(userOf(request).sub, request.body.language);
        return reply.code(204).send(null);
      },
    );
  };
