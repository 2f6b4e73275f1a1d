import { contentTagOf, namesTag } from '@event-planner/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** An answer as it is sent: checked and written out once, however many read it. */
export const Ready = z.object({ etag: z.string(), text: z.string() });
export type Ready = z.infer<typeof Ready>;

/** @default the tag follows from the content */
export function makeReady<Schema extends z.ZodType>(schema: Schema, content: z.infer<Schema>, etag?: string): Ready {
  const told = schema.parse(content);
  return { etag: etag ?? contentTagOf(told), text: JSON.stringify(told) };
}

/** Browsers ask each time; what stands between them and us may tell many the same for a second, which is as late as a change can be seen there. */
export const freshEnough = 'public, max-age=0, must-revalidate, s-maxage=1';

/** Sends it, or that whoever asks has it already. */
export function sendReady(request: FastifyRequest, reply: FastifyReply, { etag, text }: Ready): FastifyReply {
  reply.header('etag', etag).header('cache-control', freshEnough);
  if (namesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
