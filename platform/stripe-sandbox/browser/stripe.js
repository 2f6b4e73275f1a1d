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

  function createListeners() {
    const listeners = new Map();
    return {
      add: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
      remove: (name, listener) => listeners.set(name, listener ? (listeners.get(name) ?? []).filter(one => one !== listener) : []),
      clear: () => listeners.clear(),
      emit(name, event) {
        for (const listener of listeners.get(name) ?? []) listener({ elementType: 'card', ...event });
      },
    };
  }

  /** The frame with the fields. Only what comes from itself and from the provider's origin is believed. */
  function openFrame(container, key, hear) {
    const frame = document.createElement('iframe');
    frame.title = 'Secure card payment input frame';
    frame.name = 'stripe-sandbox-card';
    frame.allow = 'payment *';
    frame.style.cssText = 'display:block;width:100%;height:1.5em;border:0;margin:0;padding:0;background:transparent';
    frame.src = `${provider}/v3/card.html#${new URLSearchParams({ origin: location.origin, key })}`;
    const onMessage = event => {
      if (event.source === frame.contentWindow && event.origin === provider) hear(event.data);
    };
    addEventListener('message', onMessage);
    container.append(frame);
    return {
      tell: message => frame.contentWindow.postMessage(message, provider),
      resize(height) {
        frame.style.height = `${Math.min(Math.max(Number(height) || 0, 16), 400)}px`;
      },
      close() {
        removeEventListener('message', onMessage);
        frame.remove();
      },
    };
  }

  /** Questions to a frame and their answers; one that is open when the frame goes away is answered, too. */
  function createQuestions() {
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
        for (const answer of waiting.values()) answer(fault('element_unmounted', 'The card field was removed before it was used.'));
        waiting.clear();
      },
    };
  }

  const fault = (code, message) => ({ error: { type: 'validation_error', code, message } });

  const states = ['empty', 'complete', 'invalid', 'focus'];

  /** What an element knows while it is on the page. */
  function mountCard(container, { key, listeners, theme, disabled }) {
    const questions = createQuestions();
    let ready = false;
    const mark = (name, on) => container.classList.toggle(`StripeElement--${name}`, on);
    const show = () => ready && frame.tell({ kind: 'settings', theme: theme(container), disabled: disabled() });
    const heard = {
      ready() {
        ready = true;
        show();
        listeners.emit('ready', {});
      },
      change({ event }) {
        mark('empty', event.empty);
        mark('complete', event.complete);
        mark('invalid', event.error !== undefined);
        listeners.emit('change', event);
      },
      focus() {
        mark('focus', true);
        listeners.emit('focus', {});
      },
      blur() {
        mark('focus', false);
        listeners.emit('blur', {});
      },
      escape: () => listeners.emit('escape', {}),
      height: ({ height }) => frame.resize(height),
      answer: questions.answer,
    };
    const frame = openFrame(container, key, message => Object.hasOwn(heard, message?.kind) && heard[message.kind](message));
    container.classList.add('StripeElement', 'StripeElement--empty');
    return {
      show,
      tell: kind => ready && frame.tell({ kind }),
      ask: message =>
        ready
          ? questions.ask(request => frame.tell({ ...message, kind: 'ask', request }))
          : fault('element_not_ready', 'The card field is not shown yet.'),
      close() {
        questions.drop();
        frame.close();
        container.classList.remove('StripeElement', ...states.map(name => `StripeElement--${name}`));
      },
    };
  }

  function createCardElement(key, appearance, options) {
    const listeners = createListeners();
    const darkness = matchMedia('(prefers-color-scheme: dark)');
    let settings = options;
    let mounted;
    const theme = container => themeOf(container, settings, appearance);
    // A colour the page chose stays with the background it was chosen for, until the page says otherwise by update().
    const followDarkness = () => settings.style?.base?.color === undefined && mounted?.show();

    const element = {
      mount(target) {
        const container = typeof target === 'string' ? document.querySelector(target) : target;
        if (!(container instanceof Element))
          throw new Error(`The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page.`);
        element.unmount();
        mounted = mountCard(container, { key, listeners, theme, disabled: () => settings.disabled === true });
        darkness.addEventListener('change', followDarkness);
      },
      unmount() {
        darkness.removeEventListener('change', followDarkness);
        mounted?.close();
        mounted = undefined;
      },
      destroy() {
        element.unmount();
        listeners.clear();
      },
      on: (name, listener) => (listeners.add(name, listener), element),
      off: (name, listener) => (listeners.remove(name, listener), element),
      update(change) {
        settings = { ...settings, ...change };
        mounted?.show();
      },
      focus: () => mounted?.tell('focus'),
      blur: () => mounted?.tell('blur'),
      clear: () => mounted?.tell('clear'),
    };
    frames.set(element, async message => mounted?.ask(message) ?? fault('element_not_ready', 'The card field is not shown yet.'));
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
