import { readConfig } from '@event-planner/platform/config';
import { z } from 'zod';

export interface PaymentSettings {
  readonly apiUrl: URL;
  /** Where browsers load the provider's card form from. */
  readonly scriptUrl: string;
}

const theProvider = 'https://api.stripe.com';
const theProvidersScript = 'https://js.stripe.com/v3/';

/** The sandbox serves its script itself; the real provider has a host of its own for it. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): PaymentSettings {
  const { STRIPE_API_URL: apiUrl, STRIPE_SCRIPT_URL: scriptUrl } = readConfig(
    { STRIPE_API_URL: z.url().default(theProvider), STRIPE_SCRIPT_URL: z.url().optional() },
    { env },
  );
  const script = apiUrl === theProvider ? theProvidersScript : new URL('/v3/stripe.js', apiUrl).href;
  return { apiUrl: new URL(apiUrl), scriptUrl: scriptUrl ?? script };
}

/** The provider's has a search that finds its ids and ours; the sandbox has one page for all. */
export const dashboardOf =
  (apiUrl: URL, publishableKey: string) =>
  (about: string): string =>
    apiUrl.origin === theProvider
      ? `https://dashboard.stripe.com/${publishableKey.startsWith('pk_test_') ? 'test/' : ''}search?query=${encodeURIComponent(about)}`
      : apiUrl.href;
