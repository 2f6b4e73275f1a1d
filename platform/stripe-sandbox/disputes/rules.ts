import { badRequest } from '../api/fault.ts';
import type { Charge } from '../charges/object.ts';
import { seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { Dispute, DisputeStatus } from './object.ts';

/** Why a holder disputes, with the code the card network gives it: https://docs.stripe.com/disputes/categories. */
export const reasons: Readonly<Record<string, string>> = {
  credit_not_processed: '13.6',
  debit_not_authorized: 'MD06',
  duplicate: '12.6.1',
  fraudulent: '10.4',
  general: '13.1',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  subscription_canceled: '13.2',
  unrecognized: '10.4',
};

const daysToAnswer = 9;

/** All that evidence may be, before anything was said. */
const noEvidence: Dispute['evidence'] = {
  enhanced_evidence: {},
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** An inquiry takes no money: the bank only asks. */
export function createDispute(
  charge: Charge,
  asked: { readonly reason: string; readonly amount: number; readonly isInquiry: boolean },
): Dispute {
  const created = seconds();
  return {
    id: randomId('du'),
    object: 'dispute',
    amount: asked.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: created + daysToAnswer * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null,
    },
    intended_submission_method: null,
    is_charge_refundable: asked.isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: reasons[asked.reason] ?? null,
    payment_intent: charge.payment_intent,
    payment_method_details: { type: 'card', card: { brand: 'visa', case_type: asked.isInquiry ? 'inquiry' : 'chargeback' } },
    reason: asked.reason,
    status: asked.isInquiry ? 'warning_needs_response' : 'needs_response',
  };
}

export const isInquiry = ({ status }: Dispute): boolean => status.startsWith('warning');

const ended: readonly DisputeStatus[] = ['won', 'lost', 'warning_closed'];

export function ensureOpen({ id, status }: Dispute): void {
  if (ended.includes(status)) throw badRequest(`This dispute is already closed: ${id} is ${status}.`, { param: 'dispute' });
}

/** The words by which a test says how the bank decides, as with the real provider's test mode. */
export const verdictIn = (evidence: Dispute['evidence']): 'won' | 'lost' | undefined => {
  const word = evidence['uncategorized_text'];
  if (word === 'winning_evidence') return 'won';
  return word === 'losing_evidence' ? 'lost' : undefined;
};
