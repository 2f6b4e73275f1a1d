import { Language, Slug } from '@event-planner/contracts/http';
import { etagOf, namesTag } from '@event-planner/platform/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Cards } from './service.ts';

export const cardRoutes =
  (cards: Cards): Routes =>
  async app => {
    const schema = {
      params: z.object({ slug: Slug }),
      // The version is in the address for those who keep the picture: whatever it says, they get the one that stands.
      querystring: z.strictObject({ lang: Language.optional(), v: z.string().max(20).optional() }),
    };
    app.get('/events/:slug/card.png', { config: { access: 'anyone' }, schema }, async (request, reply) => {
      const card = await cards.getCard({ slug: request.params.slug }, request.query.lang);
      const etag = etagOf(card.etag);
      reply
        .header('etag', etag)
        .header('cache-control', 'public, max-age=86400')
        // Previews of links stand on other people's pages.
        .header('cross-origin-resource-policy', 'cross-origin');
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.type('image/png').send(await card.draw());
    });
  };
