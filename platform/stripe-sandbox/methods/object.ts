import type { Metadata } from '../objects/row.ts';
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
  readonly metadata: Metadata;
  readonly billing_details: BillingDetails;
  readonly allow_redisplay: 'unspecified';
  readonly card?: Card;
  readonly sepa_debit?: SepaDebit;
}

export interface Card {
  readonly brand: string;
  readonly display_brand: string;
  readonly country: string;
  readonly exp_month: number;
  readonly exp_year: number;
  readonly fingerprint: string;
  readonly funding: string;
  readonly last4: string;
  readonly wallet: { readonly type: string; readonly dynamic_last4: string } | null;
}

export interface SepaDebit {
  readonly bank_code: string;
  readonly country: string;
  readonly fingerprint: string;
  readonly last4: string;
}

export interface BillingDetails {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: object | null;
}

/** A method that was presented, and how it behaves. The number itself is not kept. */
export interface Presented {
  readonly method: PaymentMethod;
  readonly behaviour: Behaviour;
  /** Whether it is yet to be stored. */
  readonly isNew: boolean;
}
