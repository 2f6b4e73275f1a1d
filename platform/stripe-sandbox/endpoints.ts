import { balanceEndpoints } from './balance/balance.ts';
import { chargeEndpoints } from './charges/charges.ts';
import { accountEndpoints } from './connect/accounts.ts';
import { payoutEndpoints } from './connect/payouts.ts';
import { reversalEndpoints } from './connect/reversals.ts';
import { transferEndpoints } from './connect/transfers.ts';
import { customerEndpoints } from './customers/customers.ts';
import { disputeEndpoints } from './disputes/disputes.ts';
import { fileEndpoints } from './files/files.ts';
import { intentEndpoints } from './intents/intents.ts';
import { paymentMethodEndpoints } from './methods/payment-methods.ts';
import { refundEndpoints } from './refunds/refunds.ts';
import { setupEndpoints } from './setups/setups.ts';
import { eventEndpoints } from './webhooks/events.ts';

/** The whole API. */
export const endpoints = [
  ...intentEndpoints,
  ...paymentMethodEndpoints,
  ...customerEndpoints,
  ...setupEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...fileEndpoints,
  ...balanceEndpoints,
  ...accountEndpoints,
  ...transferEndpoints,
  ...reversalEndpoints,
  ...payoutEndpoints,
  ...eventEndpoints,
];
