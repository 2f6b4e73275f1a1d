/*
 * A double of Stripe.js for the sandbox: the card element and card payments, with the same calls, events and results.
 * The card fields live in a frame of this server's origin; the page that shows them never sees a number.
 */
(() => {
  'use strict';

  /** Where this script came from is where its frames and answers come from. */
  const provider = document.currentScript?.src ? new URL(document.currentScript.src).origin : '__PUBLIC_URL__';

  /** What is behind the field, where that is one colour; '' where only the page itself can tell. */
  function backgroundOf(container) {
    for (let element = container; element; element = element.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      if (backgroundImage !== 'none') return '';
      const alpha = /(?:\/|rgba\(.*,)\s*([\d.]+%?)\s*\)$/.exec(backgroundColor)?.[1];
      if (alpha === undefined) return backgroundColor;
      if (Number.parseFloat(alpha) > 0) return '';
    }
    return 'Canvas';
  }

  /** Colours and sizes of the page's choice; the frame checks every value. */
  function themeOf(container, options, appearance) {
    const computed = getComputedStyle(container);
    const base = options.style?.base ?? {};
    const variables = appearance?.variables ?? {};
    const schemes = { night: 'dark', stripe: 'light', flat: 'light' };
    return {
      scheme: schemes[appearance?.theme] ?? computed.colorScheme,
      background: backgroundOf(container),
      text: base.color ?? variables.colorText ?? computed.color,
      placeholder: base['::placeholder']?.color ?? variables.colorTextPlaceholder ?? '',
      danger: options.style?.invalid?.color ?? variables.colorDanger ?? '',
      accent: base.iconColor ?? variables.colorPrimary ?? '',
      fontFamily: base.fontFamily ?? variables.fontFamily ?? '',
      fontSize: base.fontSize ?? variables.fontSizeBase ?? computed.fontSize,
    };
  }

  function createCardElement(key, appearance, options) {
    const listeners = new Map();
    const waiting = new Map();
    const darkness = matchMedia('(prefers-color-scheme: dark)');
    let settings = options;
    let container;
    let frame;
    let ready = false;
    let lastRequest = 0;

    const emit = (name, event) => {
      for (const listener of listeners.get(name) ?? []) listener({ elementType: 'card', ...event });
    };
    const send = message => {
      if (ready) frame.contentWindow.postMessage(message, provider);
    };
    const sendTheme = () => {
      if (frame) send({ kind: 'settings', theme: themeOf(container, settings, appearance), disabled: settings.disabled === true });
    };
    // A colour the page chose stays with the background it was chosen for, until the page says otherwise by update().
    const followDarkness = () => {
      if (settings.style?.base?.color === undefined) sendTheme();
    };
    const mark = (name, on) => container?.classList.toggle(`StripeElement--${name}`, on);

    const heard = {
      ready() {
        ready = true;
        sendTheme();
        emit('ready', {});
      },
      change({ event }) {
        mark('empty', event.empty);
        mark('complete', event.complete);
        mark('invalid', event.error !== undefined);
        emit('change', event);
      },
      focus() {
        mark('focus', true);
        emit('focus', {});
      },
      blur() {
        mark('focus', false);
        emit('blur', {});
      },
      escape: () => emit('escape', {}),
      height({ height }) {
        frame.style.height = `${Math.min(Math.max(Number(height) || 0, 16), 400)}px`;
      },
      answer({ request, result }) {
        waiting.get(request)?.(result);
        waiting.delete(request);
      },
    };

    const onMessage = event => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== provider) return;
      if (Object.hasOwn(heard, event.data?.kind)) heard[event.data.kind](event.data);
    };

    const element = {
      mount(target) {
        const found = typeof target === 'string' ? document.querySelector(target) : target;
        if (!(found instanceof Element))
          throw new Error(`The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page.`);
        element.unmount();
        container = found;
        container.classList.add('StripeElement', 'StripeElement--empty');
        frame = document.createElement('iframe');
        frame.title = 'Secure card payment input frame';
        frame.name = 'stripe-sandbox-card';
        frame.allow = 'payment *';
        frame.style.cssText = 'display:block;width:100%;height:1.5em;border:0;margin:0;padding:0;background:transparent';
        frame.src = `${provider}/v3/card.html#${new URLSearchParams({ origin: location.origin, key })}`;
        addEventListener('message', onMessage);
        darkness.addEventListener('change', followDarkness);
        container.append(frame);
      },
      unmount() {
        removeEventListener('message', onMessage);
        darkness.removeEventListener('change', followDarkness);
        for (const answer of waiting.values())
          answer({
            error: { type: 'validation_error', code: 'element_unmounted', message: 'The card field was removed before it was used.' },
          });
        waiting.clear();
        frame?.remove();
        container?.classList.remove('StripeElement', ...['empty', 'complete', 'invalid', 'focus'].map(name => `StripeElement--${name}`));
        frame = container = undefined;
        ready = false;
      },
      destroy() {
        element.unmount();
        listeners.clear();
      },
      on(name, listener) {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
        return element;
      },
      off(name, listener) {
        listeners.set(name, listener ? (listeners.get(name) ?? []).filter(one => one !== listener) : []);
        return element;
      },
      update(change) {
        settings = { ...settings, ...change };
        sendTheme();
      },
      focus: () => send({ kind: 'focus' }),
      blur: () => send({ kind: 'blur' }),
      clear: () => send({ kind: 'clear' }),
    };
    frames.set(
      element,
      message =>
        new Promise(resolve => {
          if (!ready) {
            resolve({ error: { type: 'validation_error', code: 'element_not_ready', message: 'The card field is not shown yet.' } });
            return;
          }
          lastRequest += 1;
          waiting.set(lastRequest, resolve);
          send({ ...message, kind: 'ask', request: lastRequest });
        }),
    );
    return element;
  }

  /** How to ask an element's frame; kept apart so that the element offers what the real one does and no more. */
  const frames = new WeakMap();

  async function ask(path, parameters, method = 'POST') {
    const form = new URLSearchParams(parameters);
    try {
      const response = await fetch(
        method === 'GET' ? `${provider}${path}?${form}` : `${provider}${path}`,
        method === 'GET' ? {} : { method, body: form },
      );
      const body = await response.json();
      return response.ok ? { paymentIntent: body } : { error: body.error };
    } catch {
      return {
        error: { type: 'api_connection_error', message: 'We could not reach the payment provider. Check your connection and try again.' },
      };
    }
  }

  const intentOf = clientSecret => {
    if (typeof clientSecret !== 'string' || !/^pi_\w+_secret_\w+$/.test(clientSecret))
      throw new Error('The client secret of a PaymentIntent looks like pi_…_secret_….');
    return clientSecret.split('_secret_')[0];
  };

  window.Stripe = key => {
    if (typeof key !== 'string' || !key.startsWith('pk_'))
      throw new Error('Please call Stripe() with your publishable key. You used an empty string or another key.');
    return {
      elements: ({ appearance } = {}) => {
        const made = new Map();
        return {
          create(type, options = {}) {
            if (type !== 'card') throw new Error(`The sandbox knows the element 'card', not '${String(type)}'.`);
            const element = createCardElement(key, appearance, options);
            made.set(type, element);
            return element;
          },
          getElement: type => made.get(type) ?? null,
        };
      },
      async confirmCardPayment(clientSecret, { payment_method: method } = {}) {
        const intent = intentOf(clientSecret);
        const askFrame = frames.get(method?.card);
        if (askFrame) return askFrame({ what: 'confirm', intent, clientSecret, billingDetails: method.billing_details ?? {} });
        return ask(`/v1/payment_intents/${intent}/confirm`, {
          key,
          client_secret: clientSecret,
          ...(typeof method === 'string' ? { payment_method: method } : {}),
        });
      },
      async createPaymentMethod({ card, billing_details: billingDetails = {} }) {
        const askFrame = frames.get(card);
        if (!askFrame) throw new Error('createPaymentMethod() needs a card element.');
        return askFrame({ what: 'method', billingDetails });
      },
      retrievePaymentIntent: async clientSecret =>
        ask(`/v1/payment_intents/${intentOf(clientSecret)}`, { key, client_secret: clientSecret }, 'GET'),
    };
  };
  window.Stripe.version = 3;
})();
