import { Stripe } from 'stripe';
import { testStripe, type TestStripe } from '../testing/index.ts';

const key = process.env['STRIPE_API_KEY'];

/** Whether it is the real provider's test mode that is asked: nobody can make things go wrong there. */
export const isReal = key?.startsWith('sk_test_') ?? false;

export interface Subject extends AsyncDisposable {
  readonly stripe: Stripe;
  /** Undefined with the real provider. */
  readonly sandbox: TestStripe | undefined;
}

/** What conforms or does not: this sandbox, or with `STRIPE_API_KEY=sk_test_…` the original. */
export async function conformanceSubject(): Promise<Subject> {
  if (isReal && key !== undefined)
    return { stripe: new Stripe(key, { telemetry: false }), sandbox: undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
  const sandbox = await testStripe();
  return { stripe: sandbox.stripe, sandbox, [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose]() };
}

export const refused = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => undefined,
    (error: unknown) => error,
  );
