import { useSyncExternalStore } from 'react';
import { onSessionChange, sessionNow, type SessionState } from './session.ts';

export const useSession = (): SessionState => useSyncExternalStore(onSessionChange, sessionNow);
