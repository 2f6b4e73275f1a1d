import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';

export const cards = { good: '4242424242424242', declined: '4000000000000002' } as const;

export interface Entered {
  readonly status: number;
  readonly body: { readonly status?: string; readonly error?: { readonly code: string; readonly decline_code?: string } };
}

/** What the provider's script does with a card: it goes from the browser to the provider, past us. */
export async function typeCard(
  config: PaymentConfig,
  { clientSecret, number = cards.good }: Pick<Payment, 'clientSecret'> & { readonly number?: string | undefined },
): Promise<Entered> {
  const intent = clientSecret?.split('_secret_')[0] ?? '';
  const form = new URLSearchParams({
    client_secret: clientSecret ?? '',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2040',
    'payment_method_data[card][cvc]': '123',
  });
  const response = await fetch(`${new URL(config.scriptUrl).origin}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${config.publishableKey}` },
    body: form,
    signal: AbortSignal.timeout(15_000),
  });
  return { status: response.status, body: (await response.json()) as Entered['body'] };
}
