import type { Act } from '@event-planner/contracts/team-policies';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

interface MoneyPartOf {
  /** What one must be allowed to do to see it. */
  readonly act: Act;
  readonly view: LazyExoticComponent<ComponentType>;
}

const part = (act: Act, load: () => Promise<ComponentType>): MoneyPartOf => ({
  act,
  view: lazy(async () => ({ default: await load() })),
});

/** What one looks after of an organizer's money, in the order it is shown in; each is downloaded when it is opened. Its name is `money:parts.<key>`. */
export const moneyParts = {
  balance: part('seeMoney', () => import('./balance/balance-part.tsx').then(of => of.BalancePart)),
  taxes: part('seeMoney', () => import('./taxes/taxes-part.tsx').then(of => of.TaxesPart)),
  invoices: part('seeMoney', () => import('./invoices/invoices-part.tsx').then(of => of.InvoicesPart)),
  billing: part('seeMoney', () => import('./billing/billing-part.tsx').then(of => of.BillingPart)),
  payouts: part('seeMoney', () => import('./payouts/payouts-part.tsx').then(of => of.PayoutsPart)),
  disputes: part('seeMoney', () => import('./disputes/disputes-part.tsx').then(of => of.DisputesPart)),
  transfers: part('seeMoney', () => import('./transfers/transfers-part.tsx').then(of => of.TransfersPart)),
  refunds: part('seeMoney', () => import('./refunds/refunds-part.tsx').then(of => of.RefundsPart)),
} as const satisfies Record<string, MoneyPartOf>;

export type MoneyPart = keyof typeof moneyParts;
export const moneyPartNames = Object.keys(moneyParts) as readonly MoneyPart[];
