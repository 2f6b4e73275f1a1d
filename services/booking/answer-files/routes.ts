import { AnswerFile, AnswerFileLink, answerFileTypes } from '@event-planner/contracts/answers';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { AnswerFiles } from './service.ts';

const Called = z.strictObject({
  /** As it was called where it came from. */
  name: z.string().max(255).default(''),
});

/** `maxBytes` of one upload. */
export const answerFileRoutes =
  (files: AnswerFiles, maxBytes: number): Routes =>
  async app => {
    // What it says it is opens the door; what it is decides the service, by its bytes.
    app.addContentTypeParser([...answerFileTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.post(
      '/bookings/answers/files',
      {
        config: { access: 'anyone' },
        bodyLimit: maxBytes,
        schema: {
          summary: 'A file that answers a question, before it is booked with',
          headers: buyerHeaders,
          querystring: Called,
          body: z.instanceof(Buffer),
          consumes: [...answerFileTypes],
          response: { 201: AnswerFile },
        },
      },
      async (request, reply) => {
        const { name } = request.query;
        return reply.code(201).send(await files.upload({ buyer: buyerOf(request), name, body: request.body }));
      },
    );

    app.get(
      '/bookings/answers/files/:id',
      {
        config: { access: 'user' },
        schema: {
          summary: 'A link to a file that was booked with, for the buyer and members of the team',
          params: z.object({ id: Id }),
          response: { 200: AnswerFileLink },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return files.link(request.params.id, userOf(request));
      },
    );
  };
