import { useEffect, useSyncExternalStore } from 'react';
import { readStored, writeStored } from './browser-storage.ts';

const name = 'coupon';
const listeners = new Set<() => void>();

/** A code that came with an address, for the order that this tab ends in. */
export const keptCoupon = (): string | undefined => readStored('sessionStorage', name);

export function keepCoupon(code: string | undefined): void {
  if (code === keptCoupon()) return;
  writeStored('sessionStorage', name, code);
  for (const told of listeners) told();
}

function subscribe(told: () => void): () => void {
  listeners.add(told);
  return () => void listeners.delete(told);
}

export const useKeptCoupon = (): string | undefined => useSyncExternalStore(subscribe, keptCoupon);

/** Keeps the code that an address has. */
export function useComingCoupon(code: string | undefined): void {
  useEffect(() => {
    if (code !== undefined) keepCoupon(code);
  }, [code]);
}
