import type { AppError } from '@event-planner/platform/errors';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { refuse } from '../errors.ts';

const isUnreachable = (error: unknown): boolean =>
  (error instanceof ClientError &&
    ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(error.code ?? '')) ||
  // As `fetch` fails; a TypeError with a code is the library's own for a wrong call.
  (error instanceof TypeError && !('code' in error));

/** In the words of RFC 6749, section 4.1.2.1, and OpenID Connect Core, 3.1.2.6. */
const denials = new Set(['access_denied', 'consent_required', 'interaction_required', 'login_required', 'account_selection_required']);
/** The second is GitHub's. */
const spentCodes = new Set(['invalid_grant', 'bad_verification_code']);
const outages = new Set(['server_error', 'temporarily_unavailable']);

/** What went wrong at a provider, as a refusal; its own words are in the cause, for the log. */
export function refusalOf(error: unknown, name: string): AppError {
  const unavailable = () =>
    refuse('provider_unavailable', `${name} does not answer right now: try again, or sign in another way`, { cause: error });
  const expired = () => refuse('sign_in_expired', `this sign-in with ${name} is over: begin again`, { cause: error });
  const mismatched = () =>
    refuse('sign_in_mismatched', `what came from ${name} is not the answer to this sign-in: begin again`, { cause: error });
  if (isUnreachable(error)) return unavailable();
  if (error instanceof AuthorizationResponseError) {
    if (denials.has(error.error)) return refuse('sign_in_denied', `${name} was not allowed to say who it is`, { cause: error });
    return outages.has(error.error) ? unavailable() : mismatched();
  }
  // A code that was used, or is too old; anything else is what we and the provider disagree about.
  if (error instanceof ResponseBodyError) return spentCodes.has(error.error) ? expired() : unavailable();
  if (error instanceof ClientError) return error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' ? expired() : mismatched();
  throw error;
}
