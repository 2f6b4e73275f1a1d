import { useEffect, useState } from 'react';

/** Makes this area an app of its own, which opens without a network. The rest of the site knows nothing of it: its worker answers for `/door` alone. */
export function useInstalling(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    const before = link?.href;
    if (link) link.href = '/door.webmanifest';
    return () => {
      if (link && before !== undefined) link.href = before;
    };
  }, []);
  useEffect(() => {
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
    let reloading = false;
    const reload = (): void => {
      if (reloading) window.location.reload();
    };
    navigator.serviceWorker.addEventListener('controllerchange', reload);
    void navigator.serviceWorker.register('/door-worker.js', { scope: '/door' }).then(
      registration => {
        const look = (): void => {
          if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
        };
        look();
        registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
      },
      () => undefined,
    );
    void navigator.storage?.persist?.();
    const press = (): void => void (reloading = true);
    window.addEventListener('door-update', press);
    return () => {
      navigator.serviceWorker.removeEventListener('controllerchange', reload);
      window.removeEventListener('door-update', press);
    };
  }, []);
  return waiting && (() => (window.dispatchEvent(new Event('door-update')), waiting.postMessage('take over', [])));
}
