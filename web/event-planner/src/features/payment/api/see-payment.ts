import type { PaymentConfig } from '@event-planner/contracts/payment';
import { queryOptions } from '@tanstack/react-query';
import { i18n } from '../../../lib/i18n/language.ts';
import { verdictOnReturn } from '../decline.ts';
import { Confirmation, loadStripe } from '../stripe.ts';

/** How a payment stands with the provider, seen by whoever has its secret. */
export const seePayment = (config: PaymentConfig | undefined, clientSecret: string) =>
  queryOptions({
    queryKey: ['payments', 'seen', clientSecret],
    queryFn: async () => {
      const { scriptUrl, publishableKey } = config ?? { scriptUrl: '', publishableKey: '' };
      const stripe = await loadStripe(scriptUrl, publishableKey, i18n.language);
      return verdictOnReturn(Confirmation.parse(await stripe.retrievePaymentIntent(clientSecret)));
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
