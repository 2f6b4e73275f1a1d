import { Id } from '@event-planner/contracts/http';
import { PictureUploaded } from '@event-planner/contracts/organizer';
import { etagOf, namesTag, type Routes, userOf } from '@event-planner/platform/http';
import { pictureTypes } from '@event-planner/platform/pictures';
import { z } from 'zod';
import type { Pictures } from './service.ts';

/** An image is no page: whoever opens it by itself runs nothing in it. */
const imagePolicy = "default-src 'none'; sandbox";
const ofOrganizer = z.object({ id: Id });

/** `maxBytes` of one upload. */
export const pictureRoutes =
  (pictures: Pictures, maxBytes: number): Routes =>
  async app => {
    // What it says it is opens the door; what it is decides the service, by its bytes.
    app.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    const upload = { params: ofOrganizer, body: z.instanceof(Buffer), response: { 201: PictureUploaded } };
    app.post(
      '/organizers/:id/pictures',
      {
        config: { access: 'user' },
        bodyLimit: maxBytes,
        schema: { ...upload, consumes: [...pictureTypes] },
        async preParsing(request) {
          const { data } = ofOrganizer.safeParse(request.params);
          if (data) await pictures.ensureMayUpload(data.id, userOf(request));
        },
      },
      async (request, reply) => reply.code(201).send(await pictures.upload(request.params.id, request.body, userOf(request))),
    );

    const show = { params: ofOrganizer, querystring: z.strictObject({ w: z.coerce.number().int().min(1).max(4000).optional() }) };
    app.get('/organizers/pictures/:id', { config: { access: 'anyone' }, schema: show }, async (request, reply) => {
      const shown = await pictures.show(request.params.id, request.query.w);
      const etag = etagOf(shown.etag);
      reply
        .header('etag', etag)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('content-security-policy', imagePolicy)
        .header('x-content-type-options', 'nosniff');
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.type('image/webp').send(await shown.read());
    });
  };
