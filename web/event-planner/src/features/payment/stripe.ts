import { z } from 'zod';

/** The part of Stripe.js that is used here. The sandbox on one's own machine serves the same. */
export interface Stripe {
  elements(options: ElementsOptions): Elements;
  confirmPayment(options: ConfirmOptions): Promise<unknown>;
  createPaymentMethod(options: {
    readonly elements: Elements;
    readonly params: { readonly billing_details: BillingDetails };
  }): Promise<unknown>;
  retrievePaymentIntent(clientSecret: string): Promise<unknown>;
}

/** One payment that is there already, or several to come, for each of which a method is made of what is in the form. */
export type ElementsOptions = { readonly appearance: Appearance; readonly locale: string } & (
  | { readonly clientSecret: string }
  | {
      readonly mode: 'payment';
      readonly amount: number;
      readonly currency: string;
      readonly paymentMethodCreation: 'manual';
      readonly paymentMethodTypes: readonly ['card'];
    }
);

export interface Elements {
  create(
    kind: 'payment',
    options: { readonly layout: 'tabs'; readonly fields: { readonly billingDetails: Readonly<Record<'name' | 'email', 'never'>> } },
  ): PaymentElement;
  update(change: { readonly appearance: Appearance }): void;
}

export interface PaymentElement {
  mount(element: HTMLElement): void;
  destroy(): void;
  on(event: 'ready' | 'loaderror', handler: () => void): void;
}

export interface BillingDetails {
  readonly name: string;
  readonly email: string;
}

interface ConfirmOptions {
  readonly elements?: Elements;
  readonly clientSecret?: string;
  readonly confirmParams: {
    readonly return_url: string;
    readonly payment_method?: string;
    readonly payment_method_data?: { readonly billing_details: BillingDetails };
  };
  readonly redirect: 'if_required';
}

export interface Appearance {
  readonly theme: 'stripe' | 'night';
  readonly variables: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    Stripe?: (publishableKey: string, options: { readonly locale: string }) => Stripe;
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
  paymentIntent: z
    .object({
      status: z.string(),
      last_payment_error: z
        .object({ message: z.string().optional(), code: z.string().optional(), decline_code: z.string().optional() })
        .nullish(),
    })
    .optional(),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const MethodMade = z.object({ error: Confirmation.shape.error, paymentMethod: z.object({ id: z.string() }).optional() });

const loading = new Map<string, Promise<void>>();

/** Loads the provider's script once. A failed load may be tried again. */
export async function loadStripe(scriptUrl: string, publishableKey: string, locale: string): Promise<Stripe> {
  const script = loading.get(scriptUrl) ?? addScript(scriptUrl);
  loading.set(scriptUrl, script);
  try {
    await script;
  } catch (error) {
    loading.delete(scriptUrl);
    throw error;
  }
  if (window.Stripe === undefined) throw new Error(`${scriptUrl} was loaded but offers no payment form`);
  return window.Stripe(publishableKey, { locale });
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
