import { catalogue } from '@event-planner/platform/errors';

/** Everything this service refuses beyond what any service may. */
export const refuse = catalogue({
  wrong_credentials: { kind: 'unauthenticated', title: 'The e-mail address or the password is wrong' },
  wrong_password: { kind: 'unprocessable', title: 'The password is wrong' },
  password_weak: { kind: 'unprocessable', title: 'The password is guessed too soon' },
  wrong_code: { kind: 'unprocessable', title: 'The code is wrong, used or too old' },
  registered_elsewhere: { kind: 'conflict', title: 'The address was registered again, in another browser' },
  session_ended: { kind: 'unauthenticated', title: 'The session has ended' },
  session_renewed_elsewhere: { kind: 'conflict', title: 'Another request renewed the session at the same moment' },
  confirmation_needed: { kind: 'forbidden', title: 'Show once more who you are' },
  second_factor_there: { kind: 'conflict', title: 'There is an authenticator app already' },
  second_factor_missing: { kind: 'not_found', title: 'There is no authenticator app' },
  second_factor_needed: { kind: 'forbidden', title: 'This takes the second factor' },
  passkey_refused: { kind: 'unprocessable', title: 'The passkey was not accepted' },
  passkey_unknown: { kind: 'unprocessable', title: 'The passkey belongs to no account' },
  passkey_there: { kind: 'conflict', title: 'The passkey was added before' },
  too_many_passkeys: { kind: 'conflict', title: 'There are too many passkeys' },
  provider_unavailable: { kind: 'unavailable', title: 'The identity provider does not answer' },
  sign_in_denied: { kind: 'unprocessable', title: 'The identity provider was not allowed to say who it is' },
  sign_in_expired: { kind: 'unprocessable', title: 'This sign-in is over' },
  sign_in_mismatched: { kind: 'unprocessable', title: 'The answer is not that of this sign-in' },
  email_unverified: { kind: 'unprocessable', title: 'The identity provider does not vouch for the e-mail address' },
  link_needed: { kind: 'conflict', title: 'There is an account: sign in to it first' },
  identity_taken: { kind: 'conflict', title: 'That account opens another account here' },
  provider_linked: { kind: 'conflict', title: 'Another account of that provider is linked already' },
  last_way_in: { kind: 'conflict', title: 'There would be no way in left' },
  email_unchanged: { kind: 'unprocessable', title: 'That is the address already' },
  email_taken: { kind: 'conflict', title: 'The address belongs to an account' },
  too_many_keys: { kind: 'conflict', title: 'There are as many API keys as an organizer may have' },
  export_running: { kind: 'conflict', title: 'Your data is being gathered already' },
  erasure_asked: { kind: 'conflict', title: 'The account is about to be deleted already' },
  erasure_obstructed: { kind: 'conflict', title: 'Something has to be done before the account can be deleted' },
  too_many_attempts: { kind: 'too_many', title: 'Too many attempts' },
});

/** The same whatever is wrong with it: who guesses learns nothing. */
export const refuseCode = () => refuse('wrong_code', 'the code is wrong, used or too old: check it, or ask for a new one');
