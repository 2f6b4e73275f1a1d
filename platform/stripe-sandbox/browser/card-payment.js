import { digits, expiry, inputs } from './card-fields.js';

const publishableKey = new URLSearchParams(location.hash.slice(1)).get('key') ?? '';

async function post(path, form) {
  try {
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams({ key: publishableKey, ...form }) });
    const body = await response.json();
    return response.ok ? { body } : { error: body.error };
  } catch {
    return {
      error: { type: 'api_connection_error', message: 'We could not reach the payment provider. Check your connection and try again.' },
    };
  }
}

function cardForm({ billingDetails }, prefix) {
  const [month, year] = expiry();
  const fields = {
    type: 'card',
    'card[number]': digits(inputs.number),
    'card[exp_month]': month,
    'card[exp_year]': year,
    'card[cvc]': digits(inputs.cvc),
  };
  for (const name of ['name', 'email', 'phone'])
    if (typeof billingDetails?.[name] === 'string') fields[`billing_details[${name}]`] = billingDetails[name];
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      prefix ? `${prefix}[${name.replace('[', '][').replace(/\]$/, '')}]` : name,
      String(value),
    ]),
  );
}

/** What the page may ask for; the card goes from here to the provider's API and nowhere else. */
export const questions = {
  async confirm(message) {
    const { body, error } = await post(`/v1/payment_intents/${encodeURIComponent(message.intent)}/confirm`, {
      client_secret: message.clientSecret,
      ...cardForm(message, 'payment_method_data'),
    });
    return error ? { error } : { paymentIntent: body };
  },
  async method(message) {
    const { body, error } = await post('/v1/payment_methods', cardForm(message, ''));
    return error ? { error } : { paymentMethod: body };
  },
};
