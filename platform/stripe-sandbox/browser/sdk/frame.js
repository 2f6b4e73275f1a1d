import { fault, provider } from './provider.js';

export function createListeners(elementType) {
  const listeners = new Map();
  return {
    add: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    remove: (name, listener) => listeners.set(name, listener ? (listeners.get(name) ?? []).filter(one => one !== listener) : []),
    clear: () => listeners.clear(),
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) listener({ elementType, ...event });
    },
  };
}

/** The frame with the fields. Only what comes from itself and from the provider's origin is believed. */
export function openFrame(container, { key, locale }, hear) {
  const frame = document.createElement('iframe');
  frame.title = 'Secure payment input frame';
  frame.name = 'stripe-sandbox-payment';
  frame.allow = 'payment *';
  frame.style.cssText = 'display:block;width:100%;height:5em;border:0;margin:0;padding:0;background:transparent';
  frame.src = `${provider}/v3/payment.html#${new URLSearchParams({ origin: location.origin, key, locale })}`;
  const onMessage = event => {
    if (event.source === frame.contentWindow && event.origin === provider) hear(event.data);
  };
  addEventListener('message', onMessage);
  container.append(frame);
  return {
    // Its page may have taken it away, with what is around it.
    tell: message => frame.contentWindow?.postMessage(message, provider),
    resize(height) {
      frame.style.height = `${Math.min(Math.max(Number(height) || 0, 16), 900)}px`;
    },
    close() {
      removeEventListener('message', onMessage);
      frame.remove();
    },
  };
}

/** Questions to a frame and their answers; one that is open when the frame goes away is answered, too. */
export function createQuestions() {
  const waiting = new Map();
  let last = 0;
  return {
    ask: tell =>
      new Promise(resolve => {
        last += 1;
        waiting.set(last, resolve);
        tell(last);
      }),
    answer({ request, result }) {
      waiting.get(request)?.(result);
      waiting.delete(request);
    },
    drop() {
      for (const answer of waiting.values()) answer(fault('element_unmounted', 'The payment form was removed before it was used.'));
      waiting.clear();
    },
  };
}
