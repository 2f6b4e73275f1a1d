import { catalogue } from './catalogue.ts';

/** Refusals that any service may give. */
export const refuse = catalogue({
  invalid_request: { kind: 'invalid', title: 'The request does not match its schema' },
  malformed_body: { kind: 'invalid', title: 'The body cannot be read' },
  invalid_cursor: { kind: 'invalid', title: 'The cursor was not given out by this list' },
  version_missing: { kind: 'invalid', title: 'An edit must say which version it changes' },
  idempotency_key_missing: { kind: 'invalid', title: 'This request needs an Idempotency-Key' },
  token_missing: { kind: 'unauthenticated', title: 'Signing in is needed' },
  token_expired: { kind: 'unauthenticated', title: 'The access token has expired' },
  token_invalid: { kind: 'unauthenticated', title: 'The access token is not valid' },
  forbidden: { kind: 'forbidden', title: 'Not allowed' },
  not_a_member: { kind: 'forbidden', title: 'Only members of the organizer may do this' },
  role_forbids: { kind: 'forbidden', title: 'A member of this role may not do this' },
  not_found: { kind: 'not_found', title: 'Nothing is here' },
  request_timeout: { kind: 'timeout', title: 'The request took too long to arrive' },
  idempotency_key_reused: { kind: 'conflict', title: 'The Idempotency-Key belongs to another request' },
  request_in_progress: { kind: 'conflict', title: 'The first request with this Idempotency-Key is still being answered' },
  version_outdated: { kind: 'conflict', title: 'Somebody else has changed it in the meantime' },
  not_a_picture: { kind: 'unprocessable', title: 'The file is not a picture' },
  picture_too_large: { kind: 'unprocessable', title: 'The picture has too many pixels' },
  pictures_busy: { kind: 'unavailable', title: 'Too many pictures at once' },
  body_too_large: { kind: 'too_large', title: 'The body is too large' },
  unsupported_media_type: { kind: 'unsupported', title: 'The body has an unsupported content type' },
  rate_limited: { kind: 'too_many', title: 'Too many requests' },
  unavailable: { kind: 'unavailable', title: 'Not available right now' },
});
