import { ApiError } from '../lib/api/api-error.ts';

export type Refused = `session.wrong${'Credentials' | 'Password' | 'Code' | 'MailedCode'}`;

/** What to say when the door stays shut: the sentence, or why in the words of the refusal. */
export function problemOf(error: unknown, refused: Refused | undefined) {
  if (!(error instanceof ApiError) || error.status >= 500) return { key: 'state.errorText' } as const;
  if (error.status === 0) return { key: 'state.errorOffline' } as const;
  // Which says how long to wait.
  if (error.status === 429) return { said: error.message } as const;
  const code = error.problem?.code ?? '';
  if (code === 'password_weak') return { key: 'strength.refused' } as const;
  const isRefused = error.status === 401 || error.status === 403 || code === 'wrong_password' || code.includes('code');
  if (refused !== undefined && isRefused) return { key: refused } as const;
  return { key: 'session.failed', detail: error.message } as const;
}
