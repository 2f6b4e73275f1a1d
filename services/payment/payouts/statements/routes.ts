import { Currency, Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { ensureAllowed } from '@event-planner/platform/team';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PaymentContext } from '../../context.ts';
import { statementCsv } from './csv.ts';
import { statementPdf } from './pdf.ts';
import type { Statement } from './rules.ts';
import type { Statements } from './service.ts';
import { type StatementLanguage, statementLanguages, wordsIn } from './words.ts';

const user = { access: 'user' } as const;
const File = z.enum(['statement.pdf', 'statement.csv']);
const querystring = z.strictObject({ language: z.enum(statementLanguages).default('en') });
const ofPayout = z.object({ organizerId: Id, payoutId: Id, file: File });
const ofMonth = z.object({
  organizerId: Id,
  currency: Currency,
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  file: File,
});

export const statementRoutes =
  (context: PaymentContext, statements: Statements): Routes =>
  async app => {
    const one = { summary: 'The statement of a payout, as PDF or CSV', params: ofPayout, querystring };
    app.get('/payments/organizers/:organizerId/payouts/:payoutId/:file', { config: user, schema: one }, async (request, reply) => {
      const { organizerId, payoutId, file } = request.params;
      await ensureAllowed(context, { organizerId, by: userOf(request) }, 'seeMoney');
      return send(reply, await statements.ofPayout(organizerId, payoutId), { file, language: request.query.language });
    });

    const month = { summary: 'The statement of a month that is over, as PDF or CSV', params: ofMonth, querystring };
    app.get(
      '/payments/organizers/:organizerId/statements/:currency/:month/:file',
      { config: user, schema: month },
      async (request, reply) => {
        const { organizerId, currency, month: of, file } = request.params;
        await ensureAllowed(context, { organizerId, by: userOf(request) }, 'seeMoney');
        return send(reply, await statements.ofMonth(organizerId, currency, of), { file, language: request.query.language });
      },
    );
  };

async function send(
  reply: FastifyReply,
  statement: Statement,
  { file, language }: { readonly file: z.infer<typeof File>; readonly language: StatementLanguage },
): Promise<FastifyReply> {
  const isPdf = file === 'statement.pdf';
  const name = `statement-${statement.currency}-${statement.name}.${isPdf ? 'pdf' : 'csv'}`;
  reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
  return isPdf
    ? reply.type('application/pdf').send(await statementPdf(statement, language))
    : reply.type('text/csv; charset=utf-8').send(statementCsv(statement, wordsIn(language)));
}
