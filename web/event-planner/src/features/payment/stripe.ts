import { z } from 'zod';

/** The part of Stripe.js that is used here. The sandbox on one's own machine serves the same. */
export interface Stripe {
  elements(): { create(kind: 'card', options: { readonly style: CardStyle; readonly hidePostalCode: boolean }): CardElement };
  confirmCardPayment(
    clientSecret: string,
    options: { readonly payment_method: { readonly card: CardElement; readonly billing_details: { readonly name: string } } },
  ): Promise<unknown>;
}

export interface CardElement {
  mount(element: HTMLElement): void;
  destroy(): void;
  on?(event: 'change' | 'ready', handler: (event: { readonly error?: { readonly message: string } | undefined }) => void): void;
}

export interface CardStyle {
  readonly base: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly invalid: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    Stripe?: (publishableKey: string) => Stripe;
  }
}

/** What the provider says came of it. */
export const Confirmation = z.object({
  error: z
    .object({
      message: z.string().optional(),
      code: z.string().optional(),
      decline_code: z.string().optional(),
      type: z.string().optional(),
    })
    .optional(),
  paymentIntent: z.object({ status: z.string() }).optional(),
});
export type Confirmation = z.infer<typeof Confirmation>;

const loading = new Map<string, Promise<void>>();

/** Loads the provider's script once. A failed load may be tried again. */
export async function loadStripe(scriptUrl: string, publishableKey: string): Promise<Stripe> {
  const script = loading.get(scriptUrl) ?? addScript(scriptUrl);
  loading.set(scriptUrl, script);
  try {
    await script;
  } catch (error) {
    loading.delete(scriptUrl);
    throw error;
  }
  if (window.Stripe === undefined) throw new Error(`${scriptUrl} was loaded but offers no payment form`);
  return window.Stripe(publishableKey);
}

const addScript = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: url, async: true });
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`${url} could not be loaded`));
    });
    document.head.append(script);
  });
