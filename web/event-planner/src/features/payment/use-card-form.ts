import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PaymentConfig } from '@event-planner/contracts/payment';
import { cardLook } from './card-look.ts';
import { type CardElement, Confirmation, loadStripe, type Stripe } from './stripe.ts';

export interface CardForm {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly reload: () => void;
  readonly confirm: (clientSecret: string, name: string) => Promise<Confirmation>;
}

/** The provider's own card form, mounted into `holder`. Card numbers never touch this page. */
export function useCardForm({ scriptUrl, publishableKey }: PaymentConfig): CardForm {
  const holder = useRef<HTMLDivElement>(null);
  const provider = useRef<{ readonly stripe: Stripe; readonly card: CardElement }>(undefined);
  const [status, setStatus] = useState<CardForm['status']>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    const mount = async (): Promise<void> => {
      const stripe = await loadStripe(scriptUrl, publishableKey);
      if (gone || holder.current === null) return;
      const card = stripe.elements().create('card', { style: cardLook(holder.current), hidePostalCode: true });
      card.mount(holder.current);
      provider.current = { stripe, card };
      setStatus('ready');
    };
    setStatus('loading');
    mount().catch(() => setStatus('failed'));
    return () => {
      gone = true;
      provider.current?.card.destroy();
      provider.current = undefined;
    };
  }, [scriptUrl, publishableKey, attempt]);
  const confirm = useCallback(async (clientSecret: string, name: string): Promise<Confirmation> => {
    if (provider.current === undefined) throw new Error('the card form is not there yet');
    const { stripe, card } = provider.current;
    return Confirmation.parse(await stripe.confirmCardPayment(clientSecret, { payment_method: { card, billing_details: { name } } }));
  }, []);
  return { holder, status, reload: () => setAttempt(attempt + 1), confirm };
}
