import { type Metadata, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { Account, BankAccount } from './account.ts';

/** What the provider wants to know before it moves anybody's money. */
const asked = [
  'business_profile.url',
  'business_type',
  'external_account',
  'representative.first_name',
  'representative.last_name',
  'tos_acceptance.date',
];

const requirementsOf = (isSubmitted: boolean, disabled: string | null): Account['requirements'] => ({
  currently_due: isSubmitted ? [] : asked,
  eventually_due: isSubmitted ? [] : asked,
  past_due: isSubmitted ? [] : asked,
  pending_verification: [],
  current_deadline: null,
  disabled_reason: isSubmitted ? disabled : 'requirements.past_due',
  errors: [],
});

export interface AccountOrder {
  readonly type: Account['type'];
  readonly country: string;
  readonly currency: string | undefined;
  readonly email: string | undefined;
  readonly businessType: string | undefined;
  readonly profile: Readonly<Record<string, string>>;
  readonly capabilities: readonly string[];
  readonly interval: string | undefined;
  readonly metadata: Metadata;
}

export function createAccount(order: AccountOrder): Account {
  const id = randomId('acct').replace(/_(.{16}).*/, '_$1');
  return {
    id,
    object: 'account',
    business_profile: { mcc: null, name: null, url: null, ...order.profile },
    business_type: order.businessType ?? null,
    capabilities: Object.fromEntries(order.capabilities.map(name => [name, 'inactive'])),
    charges_enabled: false,
    country: order.country,
    created: seconds(),
    default_currency:
      order.currency ?? (order.country === 'CH' ? 'chf' : order.country === 'GB' ? 'gbp' : order.country === 'US' ? 'usd' : 'eur'),
    details_submitted: false,
    email: order.email ?? null,
    external_accounts: { object: 'list', has_more: false, url: `/v1/accounts/${id}/external_accounts`, data: [] },
    metadata: order.metadata,
    payouts_enabled: false,
    requirements: requirementsOf(false, null),
    settings: { payouts: { schedule: { delay_days: 7, interval: order.interval ?? 'daily' } } },
    type: order.type,
  };
}

/** As it is once everything was told: it may be paid. */
export const onboarded = (account: Account, bank: BankAccount | undefined): Account => ({
  ...account,
  capabilities: Object.fromEntries(Object.keys(account.capabilities).map(name => [name, 'active'])),
  charges_enabled: 'card_payments' in account.capabilities,
  details_submitted: true,
  payouts_enabled: true,
  requirements: requirementsOf(true, null),
  external_accounts: bank ? { ...account.external_accounts, data: [bank] } : account.external_accounts,
});

/** The provider has doubts: nothing moves until they are settled. */
export const restricted = (account: Account): Account => ({
  ...account,
  capabilities: Object.fromEntries(Object.keys(account.capabilities).map(name => [name, 'inactive'])),
  charges_enabled: false,
  payouts_enabled: false,
  requirements: requirementsOf(account.details_submitted, 'under_review'),
});

/** Test account numbers to which payouts fail (https://docs.stripe.com/connect/testing#account-numbers), with why. */
const failing: Readonly<Record<string, string>> = {
  DE62370400440532013001: 'no_account',
  DE78370400440532013004: 'insufficient_funds',
  AT861904300235473202: 'no_account',
  FR8420041010050500013M02607: 'no_account',
};

export const payoutFailureFor = (iban: string): string | undefined => failing[iban];

export const bankAccount = (account: Account, iban: string, holder: string | null): BankAccount => ({
  id: randomId('ba'),
  object: 'bank_account',
  account: account.id,
  account_holder_name: holder,
  bank_name: 'STRIPE TEST BANK',
  country: iban.slice(0, 2),
  currency: account.default_currency,
  default_for_currency: true,
  last4: iban.slice(-4),
  status: 'new',
});
