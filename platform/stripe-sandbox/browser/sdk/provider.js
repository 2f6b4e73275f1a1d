/** Where this script came from is where its frames and answers come from. */
export const provider = document.currentScript?.src ? new URL(document.currentScript.src).origin : '__PUBLIC_URL__';

/** Asks the API with a publishable key, as everything in a browser does. */
export async function ask(path, parameters, method = 'POST') {
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

export const fault = (code, message) => ({ error: { type: 'validation_error', code, message } });

export const intentOf = clientSecret => {
  if (typeof clientSecret !== 'string' || !/^pi_\w+_secret_\w+$/.test(clientSecret))
    throw new Error('The client secret of a PaymentIntent looks like pi_…_secret_….');
  return clientSecret.split('_secret_')[0];
};
