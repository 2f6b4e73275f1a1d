import type { Bucket } from '@event-planner/model';
import { refuse } from '../errors/index.ts';

/** Throws for what the manifest's bucket does not take. */
export function ensureFits(
  name: string,
  bucket: Bucket,
  { body, contentType }: { readonly body: Uint8Array; readonly contentType: string },
): void {
  if (body.byteLength > bucket.maxObjectBytes)
    throw refuse('body_too_large', `an object of ${name} has at most ${bucket.maxObjectBytes} bytes; this one has ${body.byteLength}`);
  if (!(bucket.contentTypes as readonly string[]).includes(contentType))
    throw refuse('unsupported_media_type', `${name} takes ${bucket.contentTypes.join(', ')}; this is ${contentType}`);
}
