import { openDialog } from './dialog.js';
import { ask, fault, intentOf, provider } from './provider.js';

/** Lets the bank ask the holder, where it wants to. Whoever closes its window has not shown to be the holder. */
export async function act({ key, locale }, clientSecret, answer) {
  const action = answer.paymentIntent?.next_action;
  if (answer.error || !action) return answer;
  if (action.type === 'redirect_to_url') {
    location.assign(action.redirect_to_url.url);
    return new Promise(() => {});
  }
  const where = new URLSearchParams({ secret: clientSecret, origin: location.origin, locale });
  const url = `${provider}/3ds/${intentOf(clientSecret)}#${where}`;
  const said = await openDialog(url, 'Authentication');
  const path = `/v1/payment_intents/${intentOf(clientSecret)}`;
  if (said !== 'succeeded' && said !== 'failed') await ask(`${path}/authenticate`, { key, client_secret: clientSecret, outcome: 'failed' });
  const after = await ask(path, { key, client_secret: clientSecret }, 'GET');
  const failure = after.paymentIntent?.status === 'requires_payment_method' ? after.paymentIntent.last_payment_error : undefined;
  return failure ? { error: { ...failure, payment_intent: after.paymentIntent } } : after;
}

/** The wallet shows what is to be paid and asks its owner. */
export async function askWallet({ locale }, described) {
  const where = new URLSearchParams({
    origin: location.origin,
    locale,
    amount: String(described.amount ?? ''),
    currency: described.currency ?? '',
  });
  return (await openDialog(`${provider}/v3/wallet.html#${where}`, 'Demo wallet')) === 'paid';
}

export const cancelledWallet = () => fault('payment_cancelled', 'The wallet was closed.');

/** Sends the buyer to where the shop wants to go on, with what became of the payment. */
export function goBack(returnUrl, paymentIntent) {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', paymentIntent.id);
  url.searchParams.set('payment_intent_client_secret', paymentIntent.client_secret);
  url.searchParams.set('redirect_status', paymentIntent.status === 'requires_payment_method' ? 'failed' : paymentIntent.status);
  location.assign(url);
}
