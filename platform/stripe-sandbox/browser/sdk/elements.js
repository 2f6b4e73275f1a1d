import { createPaymentElement } from './payment-element.js';
import { ask, intentOf } from './provider.js';

/** What is known of each group of elements beside what pages may see. */
export const groups = new WeakMap();

/** As the real one chooses: what the intent allows; wallets wherever cards are. */
const waysOf = (types, wallets) => {
  const withWallet = types.includes('card') && wallets?.googlePay !== 'never';
  return [...types.filter(type => type === 'card' || type === 'sepa_debit'), ...(withWallet ? ['wallet'] : [])];
};

/** A group of elements around one payment: one that is made already, or, with `mode`, one to come. */
export function createElements({ key, locale: pageLocale }, options) {
  let settings = options;
  let made;
  let known;
  const group = {
    key,
    locale: options.locale ?? pageLocale,
    get appearance() {
      return settings.appearance;
    },
    get clientSecret() {
      return settings.clientSecret;
    },
    wallets: undefined,
    /** What is to be paid and how that can be done. Asked once where an intent says it. */
    async describe() {
      if (settings.clientSecret === undefined) {
        const { amount, currency, paymentMethodTypes } = settings;
        const types = paymentMethodTypes ?? (currency === 'eur' ? ['card', 'sepa_debit'] : ['card']);
        return { amount, currency, ways: waysOf(types, group.wallets) };
      }
      known ??= ask(`/v1/payment_intents/${intentOf(settings.clientSecret)}`, { key, client_secret: settings.clientSecret }, 'GET');
      const { paymentIntent, error } = await known;
      if (error) known = undefined;
      const { amount, currency, payment_method_types: types = ['card'] } = paymentIntent ?? {};
      return { amount, currency, ways: waysOf(types, group.wallets), error };
    },
    askFrame: message => made?.askFrame(message) ?? { error: { type: 'validation_error', code: 'element_not_ready' } },
  };
  const elements = {
    create(type, elementOptions = {}) {
      if (type !== 'payment') throw new Error(`The sandbox knows the element 'payment', not '${String(type)}'.`);
      group.wallets = elementOptions.wallets;
      made = createPaymentElement(group, elementOptions);
      return made.element;
    },
    getElement: type => (type === 'payment' ? (made?.element ?? null) : null),
    update(change) {
      settings = { ...settings, ...change };
      made?.refresh();
    },
    submit: () => group.askFrame({ what: 'submit' }),
    async fetchUpdates() {
      known = undefined;
      made?.refresh();
      return {};
    },
  };
  groups.set(elements, group);
  return elements;
}
