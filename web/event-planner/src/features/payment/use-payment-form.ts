import type { PaymentConfig } from '@event-planner/contracts/payment';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentLook } from './payment-look.ts';
import { type BillingDetails, Confirmation, type Elements, type ElementsOptions, loadStripe, MethodMade, type Stripe } from './stripe.ts';

/** What is paid: one payment that was begun, or several that one card is for. */
export type Paid = { readonly clientSecret: string } | { readonly amountMinor: number; readonly currency: string };

export interface PaymentForm {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly reload: () => void;
  readonly confirm: (clientSecret: string, payer: BillingDetails) => Promise<Confirmation>;
}

const optionsFor = (paid: Paid, common: Pick<ElementsOptions, 'appearance' | 'locale'>): ElementsOptions =>
  'clientSecret' in paid
    ? { ...common, clientSecret: paid.clientSecret }
    : {
        ...common,
        mode: 'payment',
        amount: paid.amountMinor,
        currency: paid.currency.toLowerCase(),
        paymentMethodCreation: 'manual',
        paymentMethodTypes: ['card'],
      };

interface Shown {
  readonly stripe: Stripe;
  readonly elements: Elements;
}

/** The provider's own form, mounted into `holder`. What is typed there never touches this page. */
export function usePaymentForm({ scriptUrl, publishableKey }: PaymentConfig, paid: Paid): PaymentForm {
  const { i18n } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown>(undefined);
  const first = useRef(paid);
  const [status, setStatus] = useState<PaymentForm['status']>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const ended = new AbortController();
    const mount = async (): Promise<void> => {
      const stripe = await loadStripe(scriptUrl, publishableKey, i18n.language);
      const place = holder.current;
      if (ended.signal.aborted || place === null) return;
      const elements = stripe.elements(optionsFor(first.current, { appearance: paymentLook(place), locale: i18n.language }));
      const form = elements.create('payment', { layout: 'tabs', fields: { billingDetails: { name: 'never', email: 'never' } } });
      form.on('ready', () => setStatus(now => (now === 'failed' ? now : 'ready')));
      form.on('loaderror', () => setStatus('failed'));
      form.mount(place);
      const follow = (): void => elements.update({ appearance: paymentLook(place) });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow, { signal: ended.signal });
      ended.signal.addEventListener('abort', () => form.destroy());
      shown.current = { stripe, elements };
    };
    setStatus('loading');
    mount().catch(() => setStatus('failed'));
    return () => {
      ended.abort();
      shown.current = undefined;
    };
  }, [scriptUrl, publishableKey, i18n.language, attempt]);
  const confirm = useCallback(async (clientSecret: string, payer: BillingDetails): Promise<Confirmation> => {
    if (shown.current === undefined) throw new Error('the payment form is not there yet');
    const { stripe } = shown.current;
    const said = await ('clientSecret' in first.current
      ? payOne(shown.current, payer)
      : payOneOfSeveral(shown.current, clientSecret, payer));
    // It was paid in another tab meanwhile: how it stands is the answer.
    return said.error?.code === 'payment_intent_unexpected_state'
      ? Confirmation.parse(await stripe.retrievePaymentIntent(clientSecret))
      : said;
  }, []);
  return { holder, status, reload: () => setAttempt(attempt + 1), confirm };
}

/** Where a way of paying leads away from here and back: the page looks then how it went. */
const returnUrl = (): string => `${location.origin}${location.pathname}`;

const payOne = async ({ stripe, elements }: Shown, billing_details: BillingDetails): Promise<Confirmation> =>
  Confirmation.parse(
    await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: returnUrl(), payment_method_data: { billing_details } },
      redirect: 'if_required',
    }),
  );

/** The provider takes a method that belongs to no customer for one payment only: each payment has its own, made of the same card. */
async function payOneOfSeveral({ stripe, elements }: Shown, clientSecret: string, billing_details: BillingDetails): Promise<Confirmation> {
  const { error, paymentMethod } = MethodMade.parse(await stripe.createPaymentMethod({ elements, params: { billing_details } }));
  if (paymentMethod === undefined) return { error: error ?? {} };
  return Confirmation.parse(
    await stripe.confirmPayment({
      clientSecret,
      confirmParams: { return_url: returnUrl(), payment_method: paymentMethod.id },
      redirect: 'if_required',
    }),
  );
}
