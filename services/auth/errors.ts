import { catalogue } from '@event-planner/platform/errors';

/** Everything this service refuses beyond what any service may. */
export const refuse = catalogue({
  wrong_credentials: { kind: 'unauthenticated', title: 'The e-mail address or the password is wrong' },
  wrong_code: { kind: 'unprocessable', title: 'The code is wrong, used or too old' },
  session_ended: { kind: 'unauthenticated', title: 'The session has ended' },
  session_renewed_elsewhere: { kind: 'conflict', title: 'Another request renewed the session at the same moment' },
  too_many_attempts: { kind: 'too_many', title: 'Too many attempts' },
});
