import { Id } from '@event-planner/contracts/http';
import { Profile, ProfileForm } from '@event-planner/contracts/profile';
import { deviceOf, editedVersion, etagOf, type Routes, userOf } from '@event-planner/platform/http';
import { pictureTypes } from '@event-planner/platform/pictures';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ProfilePictures } from './pictures.ts';
import type { Editing, Profiles } from './service.ts';

const config = { access: 'user' } as const;
const response = { 200: Profile };

const editing = (request: FastifyRequest): Editing => ({
  user: userOf(request),
  from: deviceOf(request),
  seen: editedVersion(request.headers['if-match']),
});

const answer = (reply: FastifyReply, profile: Profile): Profile => {
  reply.header('etag', etagOf(profile.version)).header('cache-control', 'no-store');
  return profile;
};

export interface ProfileRoutes {
  readonly profiles: Profiles;
  readonly pictures: Pick<ProfilePictures, 'look'>;
  /** Of one picture. */
  readonly maxBytes: number;
}

const Sight = z.strictObject({ side: z.enum(['large', 'small']), until: z.coerce.number().int(), signature: z.string().max(100) });

export const profileRoutes =
  ({ profiles, pictures, maxBytes }: ProfileRoutes): Routes =>
  async app => {
    // What it says it is opens the door; what it is its bytes decide.
    app.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.get('/auth/profile', { config, schema: { response } }, async (request, reply) =>
      answer(reply, await profiles.find(userOf(request))),
    );
    app.put('/auth/profile', { config, schema: { body: ProfileForm, response } }, async (request, reply) =>
      answer(reply, await profiles.change(request.body, editing(request))),
    );
    const upload = { body: z.instanceof(Buffer), response, consumes: [...pictureTypes] };
    app.put('/auth/profile/picture', { config, bodyLimit: maxBytes, schema: upload }, async (request, reply) =>
      answer(reply, await profiles.showPicture(request.body, editing(request))),
    );
    app.delete('/auth/profile/picture', { config, schema: { response } }, async (request, reply) =>
      answer(reply, await profiles.removePicture(editing(request))),
    );

    // Whoever has the address may look: an image is asked for without a token.
    const look = { params: z.object({ id: Id }), querystring: Sight };
    app.get('/auth/pictures/:id', { config: { access: 'anyone' }, schema: look }, async (request, reply) => {
      const picture = await pictures.look({ ...request.params, ...request.query });
      return reply
        .headers({
          'cache-control': 'private, max-age=3600',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        })
        .type('image/webp')
        .send(picture);
    });
  };
