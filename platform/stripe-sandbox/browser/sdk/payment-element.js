import { createListeners, createQuestions, openFrame } from './frame.js';
import { fault } from './provider.js';
import { themeOf } from './theme.js';

const states = ['empty', 'complete', 'invalid', 'focus'];

/** What an element knows while it is on the page. */
function mountElement(container, { group, listeners, disabled }) {
  const questions = createQuestions();
  let ready = false;
  const mark = (name, on) => container.classList.toggle(`StripeElement--${name}`, on);
  const show = async () => {
    if (!ready) return;
    const { ways, error } = await group.describe();
    if (error) listeners.emit('loaderror', { error });
    frame.tell({ kind: 'settings', theme: themeOf(container, group.appearance), disabled: disabled(), ways });
  };
  const heard = {
    async ready() {
      ready = true;
      await show();
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
  const frame = openFrame(container, group, message => Object.hasOwn(heard, message?.kind) && heard[message.kind](message));
  container.classList.add('StripeElement', 'StripeElement--empty');
  return {
    show,
    tell: kind => ready && frame.tell({ kind }),
    ask: message =>
      ready
        ? questions.ask(request => frame.tell({ ...message, kind: 'ask', request }))
        : fault('element_not_ready', 'The payment form is not shown yet.'),
    close() {
      questions.drop();
      frame.close();
      container.classList.remove('StripeElement', ...states.map(name => `StripeElement--${name}`));
    },
  };
}

/** The element, and how to ask its frame, which the real one does not offer to pages. */
export function createPaymentElement(group, options) {
  const listeners = createListeners('payment');
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let settings = options;
  let mounted;
  const follow = () => void mounted?.show();

  const element = {
    mount(target) {
      const container = typeof target === 'string' ? document.querySelector(target) : target;
      if (!(container instanceof Element))
        throw new Error(`The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page.`);
      element.unmount();
      mounted = mountElement(container, { group, listeners, disabled: () => settings.readOnly === true });
      darkness.addEventListener('change', follow);
    },
    unmount() {
      darkness.removeEventListener('change', follow);
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
      follow();
    },
    focus: () => mounted?.tell('focus'),
    blur: () => mounted?.tell('blur'),
    clear: () => mounted?.tell('clear'),
  };
  return {
    element,
    refresh: follow,
    askFrame: async message => mounted?.ask(message) ?? fault('element_not_ready', 'The payment form is not shown yet.'),
  };
}
