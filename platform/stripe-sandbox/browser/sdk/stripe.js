import { act, askWallet, cancelledWallet, goBack } from './confirming.js';
import { createElements, groups } from './elements.js';
import { ask, intentOf } from './provider.js';

/** What is in the form, once it is complete; a wallet asks its owner first. */
async function whatIsChosen(group) {
  const submitted = await group.askFrame({ what: 'submit' });
  if (submitted.error || submitted.selectedPaymentMethod !== 'wallet') return submitted;
  return (await askWallet(group, await group.describe())) ? submitted : cancelledWallet();
}

/** By the form, or by a method that was made of it before. */
async function tryToPay(group, { clientSecret, confirmParams }) {
  const { payment_method: method, payment_method_data: data, return_url: returnUrl } = confirmParams;
  const intent = intentOf(clientSecret);
  if (method !== undefined)
    return ask(`/v1/payment_intents/${intent}/confirm`, {
      key: group.key,
      client_secret: clientSecret,
      payment_method: method,
      use_stripe_sdk: 'true',
    });
  const chosen = await whatIsChosen(group);
  if (chosen.error) return chosen;
  return group.askFrame({ what: 'confirm', intent, clientSecret, returnUrl, billingDetails: data?.billing_details ?? {} });
}

/*
 * A double of Stripe.js for the sandbox: the Payment Element, with the same calls, events and results.
 * The fields live in a frame of this server's origin; the page that shows them never sees a number.
 */
window.Stripe = (key, { locale = 'auto' } = {}) => {
  if (typeof key !== 'string' || !key.startsWith('pk_'))
    throw new Error('Please call Stripe() with your publishable key. You used an empty string or another key.');
  const here = { key, locale };
  return {
    elements: (options = {}) => createElements(here, options),
    async confirmPayment({ elements, clientSecret: given, confirmParams = {}, redirect = 'always' }) {
      const group = groups.get(elements) ?? { ...here, askFrame: async () => ({ error: { type: 'validation_error' } }) };
      const clientSecret = given ?? group.clientSecret;
      if (redirect === 'always' && confirmParams.return_url === undefined)
        throw new Error('confirmPayment() needs confirmParams.return_url, unless redirect is "if_required".');
      const answer = await act(here, clientSecret, await tryToPay(group, { clientSecret, confirmParams }));
      if (answer.error || redirect === 'if_required') return answer;
      goBack(confirmParams.return_url, answer.paymentIntent);
      return new Promise(() => {});
    },
    async createPaymentMethod({ elements, params = {} }) {
      const group = groups.get(elements);
      if (!group) throw new Error('createPaymentMethod() needs the elements the form was made of.');
      const chosen = await whatIsChosen(group);
      return chosen.error ? chosen : group.askFrame({ what: 'method', billingDetails: params.billing_details ?? {} });
    },
    retrievePaymentIntent: async clientSecret =>
      ask(`/v1/payment_intents/${intentOf(clientSecret)}`, { key, client_secret: clientSecret }, 'GET'),
    async handleNextAction({ clientSecret }) {
      const found = await ask(`/v1/payment_intents/${intentOf(clientSecret)}`, { key, client_secret: clientSecret }, 'GET');
      return act(here, clientSecret, found);
    },
  };
};
window.Stripe.version = 3;
