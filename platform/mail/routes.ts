import type { FastifyPluginAsync } from 'fastify';
import type { Mailbox } from './mailbox.ts';
import { letterPage, listPage, missingPage, style } from './page.ts';

const pagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** What a letter may do: show itself. The page's frame forbids it everything else too. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";
const shown = 100;

interface Key {
  readonly Params: { readonly key: string; readonly at?: string };
}

/** The pages at /mailbox. For machines on which one looks at one's own mail: whoever reaches the port can read it. */
export const mailboxRoutes =
  (mailbox: Mailbox): FastifyPluginAsync =>
  async app => {
    const open = { config: { access: 'anyone' as const } };
    app.addHook('onSend', async (request, reply) => {
      const policy = request.routeOptions.url?.endsWith('body.html') ? letterPolicy : pagePolicy;
      reply.header('content-security-policy', policy).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    });
    app.get('/mailbox', open, async (_, reply) => reply.type('text/html').send(listPage(await mailbox.list(shown))));
    app.get('/mailbox/style.css', open, (_, reply) => reply.type('text/css').send(style));
    app.get<Key>('/mailbox/:key', open, async ({ params }, reply) => {
      const letter = await mailbox.find(params.key);
      return reply
        .code(letter ? 200 : 404)
        .type('text/html')
        .send(letter ? letterPage(letter) : missingPage());
    });
    app.get<Key>('/mailbox/:key/body.html', open, async ({ params }, reply) => {
      const letter = await mailbox.find(params.key);
      return reply
        .code(letter ? 200 : 404)
        .type('text/html')
        .send(letter?.html ?? missingPage());
    });
    app.get<Key>('/mailbox/:key/attachments/:at', open, async ({ params }, reply) => {
      const attachment = (await mailbox.find(params.key))?.attachments[Number(params.at)];
      if (!attachment) return reply.code(404).type('text/html').send(missingPage());
      const name = encodeURIComponent(attachment.filename);
      return reply
        .type(attachment.contentType)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(attachment.base64, 'base64'));
    });
  };
