import { digits, expiry, iban, inputs } from './card-fields.js';

const publishableKey = new URLSearchParams(location.hash.slice(1)).get('key') ?? '';

async function post(path, form, unreachable) {
  try {
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams({ key: publishableKey, ...form }) });
    const body = await response.json();
    return response.ok ? { body } : { error: body.error };
  } catch {
    return { error: { type: 'api_connection_error', message: unreachable } };
  }
}

const details = {
  card: () => ({
    type: 'card',
    'card[number]': digits(inputs.number),
    'card[exp_month]': expiry()[0],
    'card[exp_year]': expiry()[1],
    'card[cvc]': digits(inputs.cvc),
  }),
  sepa_debit: () => ({ type: 'sepa_debit', 'sepa_debit[iban]': iban() }),
  // The wallet has its own card, and has asked its owner by now.
  wallet: () => ({
    type: 'card',
    'card[number]': '4242424242424242',
    'card[exp_month]': 12,
    'card[exp_year]': new Date().getFullYear() + 3,
    'card[wallet]': 'demo',
  }),
};

function formOf({ billingDetails }, way, prefix) {
  const fields = details[way]();
  for (const name of ['name', 'email', 'phone'])
    if (typeof billingDetails?.[name] === 'string') fields[`billing_details[${name}]`] = billingDetails[name];
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      prefix ? `${prefix}[${name.replace('[', '][').replace(/\]$/, '')}]` : name,
      String(value),
    ]),
  );
}

/** What the page may ask for; what is in the fields goes from here to the provider's API and nowhere else. */
export const questions = {
  async confirm(message, way, { unreachable }) {
    const { body, error } = await post(
      `/v1/payment_intents/${encodeURIComponent(message.intent)}/confirm`,
      {
        client_secret: message.clientSecret,
        use_stripe_sdk: 'true',
        ...(typeof message.returnUrl === 'string' && { return_url: message.returnUrl }),
        ...formOf(message, way, 'payment_method_data'),
      },
      unreachable,
    );
    return error ? { error } : { paymentIntent: body };
  },
  async method(message, way, { unreachable }) {
    const { body, error } = await post('/v1/payment_methods', formOf(message, way, ''), unreachable);
    return error ? { error } : { paymentMethod: body };
  },
  /** Whether everything is filled in, and which way it is. */
  submit: async (_message, way) => ({ selectedPaymentMethod: way }),
};
