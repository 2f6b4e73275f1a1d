import type { PaymentError, NextAction } from '../intents/object.ts';
import type { MethodType } from '../methods/object.ts';
import type { Metadata } from '../objects/row.ts';

export type SetupStatus = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'succeeded' | 'canceled';

/** A way of paying that a customer leaves for later, asked for by their bank now. */
export interface SetupIntent {
  readonly id: string;
  readonly object: 'setup_intent';
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly application: null;
  readonly automatic_payment_methods: { readonly enabled: boolean; readonly allow_redirects: string } | null;
  readonly cancellation_reason: string | null;
  readonly client_secret: string;
  readonly created: number;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly description: string | null;
  readonly excluded_payment_method_types: null;
  readonly flow_directions: null;
  readonly last_setup_error: PaymentError | null;
  readonly latest_attempt: null;
  readonly livemode: false;
  readonly mandate: null;
  readonly metadata: Metadata;
  readonly next_action: NextAction | null;
  readonly on_behalf_of: null;
  readonly payment_method: string | null;
  readonly payment_method_configuration_details: null;
  readonly payment_method_options: object | null;
  readonly payment_method_types: readonly MethodType[];
  readonly single_use_mandate: null;
  readonly status: SetupStatus;
  readonly usage: 'on_session' | 'off_session';
}
