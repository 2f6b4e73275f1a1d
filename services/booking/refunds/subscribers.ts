import type { Subscribers } from '@event-planner/platform/service';
import type { booking } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { createGivenBackAtProvider } from './at-provider.ts';
import type { SettleRefunds } from './settle.ts';

type GivenBackAtProvider = ReturnType<typeof createGivenBackAtProvider>;

export const refundSubscribers = (
  settle: SettleRefunds,
  onGivenBackAtProvider: GivenBackAtProvider,
): Pick<
  Subscribers<typeof booking, Tables>,
  'payment.refunded.v1' | 'payment.refund-failed.v1' | 'payment.given-back-at-provider.v1' | 'payment.invoice-cut.v1'
> => ({
  'payment.refunded.v1': (body, { tx }) => settle.onRefunded(tx, body),
  'payment.refund-failed.v1': (body, { tx }) => settle.onFailed(tx, body),
  'payment.invoice-cut.v1': (body, { tx }) => settle.onInvoiceCut(tx, body),
  'payment.given-back-at-provider.v1': (body, { tx }) => onGivenBackAtProvider(tx, body),
});
