import { Profile, ProfileForm } from '@event-planner/contracts/profile';
import { deviceOf, editedVersion, etagOf, type Routes, userOf } from '@event-planner/platform/http';
import { pictureTypes } from '@event-planner/platform/pictures';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
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

/** `maxBytes` of one picture. */
export const profileRoutes =
  (profiles: Profiles, maxBytes: number): Routes =>
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
  };
