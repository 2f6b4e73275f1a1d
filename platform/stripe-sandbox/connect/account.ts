import { z } from 'zod';
import type { Metadata } from '../objects/row.ts';

export type CapabilityState = 'active' | 'inactive' | 'pending';

export interface Account {
  readonly id: string;
  readonly object: 'account';
  readonly business_profile: Readonly<Record<string, string | null>>;
  readonly business_type: string | null;
  readonly capabilities: Readonly<Record<string, CapabilityState>>;
  readonly charges_enabled: boolean;
  readonly country: string;
  readonly created: number;
  readonly default_currency: string;
  readonly deleted?: true;
  readonly details_submitted: boolean;
  readonly email: string | null;
  readonly external_accounts: {
    readonly object: 'list';
    readonly has_more: false;
    readonly url: string;
    readonly data: readonly BankAccount[];
  };
  readonly metadata: Metadata;
  readonly payouts_enabled: boolean;
  readonly requirements: {
    readonly currently_due: readonly string[];
    readonly eventually_due: readonly string[];
    readonly past_due: readonly string[];
    readonly pending_verification: readonly string[];
    readonly current_deadline: null;
    readonly disabled_reason: string | null;
    readonly errors: readonly [];
  };
  readonly settings: { readonly payouts: { readonly schedule: { readonly delay_days: number; readonly interval: string } } };
  readonly type: 'custom' | 'express' | 'standard';
}

export interface BankAccount {
  readonly id: string;
  readonly object: 'bank_account';
  readonly account: string;
  readonly account_holder_name: string | null;
  readonly bank_name: string;
  readonly country: string;
  readonly currency: string;
  readonly default_for_currency: true;
  readonly last4: string;
  readonly status: string;
}

export const capabilityRequests = z.record(z.string().regex(/^[a-z_]+$/), z.strictObject({ requested: z.enum(['true', 'false']) }));
