import type { Session, User } from '@event-planner/contracts/auth';
import { readStored, writeStored } from '../browser-storage.ts';
import { serverNow } from '../server-clock.ts';
import { onlyOneAtATime } from './one-at-a-time.ts';

export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'visitor' }
  | { readonly status: 'user'; readonly user: User; readonly accessToken: string; readonly expiresAt: string };

const renewBeforeMs = 60_000;
/** Says that this browser once logged in, so that visitors do not ask for a session they cannot have. */
const hint = 'signed-in';

let state: SessionState = { status: 'unknown' };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const sessionNow = (): SessionState => state;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: SessionState): void {
  state = next;
  clearTimeout(timer);
  if (next.status === 'user') timer = setTimeout(() => void renewSession(), Math.max(5_000, msLeft(next) - renewBeforeMs));
  for (const listener of listeners) listener();
}

/** The access token lives here only, in memory; what survives a reload is the HttpOnly cookie. */
export function openSession(session: Session): void {
  writeStored('localStorage', hint, 'yes');
  become({ status: 'user', ...session });
}

export function closeSession(): void {
  writeStored('localStorage', hint, undefined);
  become({ status: 'visitor' });
}

/** A token that is good for at least the next moments, or undefined for visitors. */
export async function accessToken(): Promise<string | undefined> {
  if (state.status === 'unknown' || (state.status === 'user' && msLeft(state) < 10_000)) await renewSession();
  return state.status === 'user' ? state.accessToken : undefined;
}

/** Trades the refresh cookie for a new access token; true when there is one now. */
export const renewSession = onlyOneAtATime('session-renewal', async (): Promise<boolean> => {
  const response = await askForSession();
  const session = response?.ok === true ? await readSession(response) : undefined;
  if (session !== undefined) openSession(session);
  else if (response !== undefined && response.status < 500) closeSession();
  else if (state.status === 'unknown') become({ status: 'visitor' });
  return session !== undefined;
});

/** Takes up the session this browser has, if it has one, and follows logins and logouts in its other tabs. */
export function startSession(): void {
  window.addEventListener('storage', event => {
    if (event.key === hint && event.newValue === null) become({ status: 'visitor' });
    if (event.key === hint && event.newValue !== null && state.status !== 'user') void renewSession();
  });
  if (readStored('localStorage', hint) === undefined && storageWorks()) become({ status: 'visitor' });
  else void renewSession();
}

/** The schemas come when there is something to read, so that the page does not wait for them. */
const readSession = async (response: Response): Promise<Session | undefined> => (await import('./read-session.ts')).readSession(response);

/** Where another tab renewed at the same moment, its new cookie is ours too: ask again. */
async function askForSession(triesLeft = 2): Promise<Response | undefined> {
  const response = await fetch('/api/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  }).catch(() => undefined);
  if (response?.status !== 409 || triesLeft === 0) return response;
  await new Promise(resolve => setTimeout(resolve, 250));
  return askForSession(triesLeft - 1);
}

const msLeft = ({ expiresAt }: { readonly expiresAt: string }): number => Date.parse(expiresAt) - serverNow();

function storageWorks(): boolean {
  writeStored('localStorage', 'works', 'yes');
  return readStored('localStorage', 'works') === 'yes';
}
