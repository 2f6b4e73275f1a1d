import type { Address } from '../methods/object.ts';
import type { Metadata } from '../objects/row.ts';

export interface Customer {
  readonly id: string;
  readonly object: 'customer';
  readonly address: Address | null;
  readonly balance: 0;
  readonly created: number;
  readonly currency: null;
  readonly customer_account: null;
  readonly default_source: null;
  readonly deleted?: true;
  readonly delinquent: false;
  readonly description: string | null;
  readonly discount: null;
  readonly email: string | null;
  readonly invoice_prefix: string;
  readonly invoice_settings: {
    readonly custom_fields: null;
    readonly default_payment_method: string | null;
    readonly footer: null;
    readonly rendering_options: null;
  };
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly name: string | null;
  readonly next_invoice_sequence: number;
  readonly phone: string | null;
  readonly preferred_locales: readonly string[];
  readonly shipping: Shipping | null;
  readonly tax_exempt: 'none' | 'exempt' | 'reverse';
  readonly test_clock: null;
}

export interface Shipping {
  readonly address: Address;
  readonly name: string;
  readonly phone: string | null;
}
