/** The provider's objects as they travel, with the fields this sandbox can fill; what it has no notion of is null, as in the API. */
export interface PaymentMethod {
  readonly id: string;
  readonly object: 'payment_method';
  readonly type: 'card';
  readonly created: number;
  readonly livemode: false;
  readonly customer: null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly billing_details: BillingDetails;
  readonly card: {
    readonly brand: string;
    readonly display_brand: string;
    readonly country: string;
    readonly exp_month: number;
    readonly exp_year: number;
    readonly funding: string;
    readonly last4: string;
  };
}

/** A card that was presented, and how a payment with it ends. The number itself is not kept. */
export interface Presented {
  readonly method: PaymentMethod;
  readonly declineCode: string | null;
  /** Whether it is yet to be stored. */
  readonly isNew: boolean;
}

export interface BillingDetails {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: object | null;
}

export type IntentStatus = 'requires_payment_method' | 'requires_confirmation' | 'succeeded' | 'canceled';

export interface PaymentIntent {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly allowed_payment_method_types: readonly string[] | null;
  readonly amount: number;
  readonly amount_capturable: 0;
  readonly amount_received: number;
  readonly application: null;
  readonly automatic_payment_methods: { readonly enabled: boolean } | null;
  readonly canceled_at: number | null;
  readonly cancellation_reason: string | null;
  readonly capture_method: 'automatic_async';
  readonly client_secret: string;
  readonly confirmation_method: 'automatic';
  readonly created: number;
  readonly currency: string;
  readonly customer: null;
  readonly description: string | null;
  readonly last_payment_error: PaymentError | null;
  readonly latest_charge: string | null;
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
  readonly next_action: null;
  readonly payment_method: string | null;
  readonly payment_method_types: readonly ['card'];
  readonly processing: null;
  readonly receipt_email: string | null;
  readonly status: IntentStatus;
}

/** An intent as it was read; its version grows with every change. */
export interface VersionedIntent {
  readonly object: PaymentIntent;
  readonly version: number;
}

export interface PaymentError {
  readonly type: 'card_error';
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly charge: string;
  readonly payment_method: PaymentMethod;
}

export interface Refund {
  readonly id: string;
  readonly object: 'refund';
  readonly amount: number;
  readonly charge: string | null;
  readonly created: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_intent: string;
  readonly reason: string | null;
  readonly receipt_number: null;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failure_reason?: string;
}

/** Instants are whole seconds since 1970. */
export const seconds = (at: Date = new Date()): number => Math.floor(at.getTime() / 1000);
