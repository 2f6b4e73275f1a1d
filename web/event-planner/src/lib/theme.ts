import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from './browser-storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
prefersDark.addEventListener('change', () => listeners.forEach(tell => tell()));

const chosen = (): Theme => themes.find(theme => theme === readStored('localStorage', 'theme')) ?? 'system';

export function chooseTheme(theme: Theme): void {
  writeStored('localStorage', 'theme', theme === 'system' ? undefined : theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  listeners.forEach(tell => tell());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosen);
/** What the theme comes to, for what a style sheet cannot reach. */
export const useIsDark = (): boolean =>
  useSyncExternalStore(subscribe, () => (chosen() === 'system' ? prefersDark.matches : chosen() === 'dark'));
