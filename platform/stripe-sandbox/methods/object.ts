import type { Metadata, Stored } from '../objects/row.ts';
import type { Behaviour } from './behaviour.ts';

/** The ways of paying there are. Wallets are cards behind a wallet's name. */
export const methodTypes = ['card', 'sepa_debit'] as const;
export type MethodType = (typeof methodTypes)[number];

export interface PaymentMethod {
  readonly id: string;
  readonly object: 'payment_method';
  readonly type: MethodType;
  readonly created: number;
  readonly livemode: false;
  readonly customer: string | null;
  readonly customer_account: null;
  readonly metadata: Metadata;
  readonly billing_details: BillingDetails;
  readonly allow_redisplay: 'unspecified';
  readonly card?: Card;
  readonly sepa_debit?: SepaDebit;
}

export interface Card {
  readonly brand: string;
  readonly checks: Checks;
  readonly display_brand: string;
  readonly country: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly fingerprint: string;
  readonly funding: string;
  readonly generated_from: null;
  readonly last4: string;
  readonly networks: { readonly available: readonly string[]; readonly preferred: null };
  readonly regulated_status: 'unregulated';
  readonly three_d_secure_usage: { readonly supported: boolean };
  readonly wallet: { readonly type: string; readonly dynamic_last4: string } | null;
}

export interface Checks {
  readonly address_line1_check: Check;
  readonly address_postal_code_check: Check;
  readonly cvc_check: Check;
}
/** Null: it was not given. */
type Check = 'pass' | 'unchecked' | null;

export interface SepaDebit {
  readonly bank_code: string;
  readonly branch_code: string;
  readonly country: string;
  readonly fingerprint: string;
  readonly generated_from: null;
  readonly last4: string;
}

export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

export interface BillingDetails {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly tax_id: null;
}

/** A method that was presented, and how it behaves. The number itself is not kept. */
export interface Presented {
  readonly method: PaymentMethod;
  readonly behaviour: Behaviour;
  /** As it is stored, where it is. */
  readonly stored?: Stored<PaymentMethod>;
  /** Whether it is yet to be stored. */
  readonly isNew: boolean;
}
