import type { Subscribers } from '@event-planner/platform/service';
import type { booking } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Disputes } from './service.ts';

export const disputeSubscribers = (
  disputes: Pick<Disputes, 'onDisputed' | 'onClosed'>,
): Pick<Subscribers<typeof booking, Tables>, 'payment.disputed.v1' | 'payment.dispute-closed.v1'> => ({
  'payment.disputed.v1': (body, { tx }) => disputes.onDisputed(tx, body),
  'payment.dispute-closed.v1': (body, { tx }) => disputes.onClosed(tx, body),
});
