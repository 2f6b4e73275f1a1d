import type { Metadata } from '../objects/row.ts';

export interface Customer {
  readonly id: string;
  readonly object: 'customer';
  readonly address: object | null;
  readonly balance: 0;
  readonly created: number;
  readonly default_source: null;
  readonly deleted?: true;
  readonly delinquent: false;
  readonly description: string | null;
  readonly email: string | null;
  readonly invoice_settings: { readonly custom_fields: null; readonly default_payment_method: null; readonly footer: null };
  readonly livemode: false;
  readonly metadata: Metadata;
  readonly name: string | null;
  readonly phone: string | null;
  readonly preferred_locales: readonly string[];
  readonly shipping: null;
}
