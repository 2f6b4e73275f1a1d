import { AppError, catalogue } from '@event-planner/platform/errors';

/** Whether the provider could not be asked, rather than that it said no. */
export const isProviderAway = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'provider_unavailable' || error.code === 'provider_busy');

/** Whether it was not even asked, because there was no room. */
export const wasNotAsked = (error: unknown): boolean => error instanceof AppError && error.code === 'provider_busy';

/** Everything this service refuses beyond what any service may. */
export const refuse = catalogue({
  booking_not_payable: { kind: 'conflict', title: 'This booking cannot be paid' },
  booking_not_found: { kind: 'not_found', title: 'There is no such booking' },
  credit_not_available: { kind: 'conflict', title: 'There is not so much credit' },
  payment_time_over: { kind: 'gone', title: 'The time to pay has run out' },
  payment_not_possible: { kind: 'unprocessable', title: 'The payment provider does not accept this payment' },
  provider_busy: { kind: 'unavailable', title: 'As much is asked of the payment provider as it may be' },
  provider_unavailable: { kind: 'unavailable', title: 'The payment provider cannot be reached' },
  webhook_signature_invalid: { kind: 'invalid', title: 'The signature does not match the body' },
  statement_unreadable: { kind: 'unprocessable', title: 'This file cannot be read as a bank statement' },
  line_not_assignable: { kind: 'conflict', title: 'This line cannot be assigned so' },
  line_filed: { kind: 'conflict', title: 'This line is in a file for the bank' },
  share_in_use: { kind: 'conflict', title: 'This part of a transfer has paid its booking' },
  credit_not_possible: { kind: 'unprocessable', title: 'This booking has no buyer who could have credit' },
  share_too_large: { kind: 'conflict', title: 'More than is owed' },
  taking_not_correctable: { kind: 'conflict', title: 'What was said of this money cannot be corrected' },
  taking_changed: { kind: 'conflict', title: 'Something else was said of this money meanwhile' },
  write_off_too_large: { kind: 'conflict', title: 'More would be written off than is still to come' },
  amount_changed: { kind: 'conflict', title: 'The amount is another one by now' },
  schedule_in_the_past: { kind: 'unprocessable', title: 'A schedule cannot begin in the past' },
  account_not_valid: { kind: 'unprocessable', title: 'This is no account that can be paid' },
  no_payout_account: { kind: 'conflict', title: 'There is no account to pay out to' },
  payout_account_not_ready: { kind: 'conflict', title: 'Nothing can be paid out to the account right now' },
  nothing_to_pay_out: { kind: 'conflict', title: 'Nothing is available to pay out' },
  payout_amount_changed: { kind: 'conflict', title: 'Another amount is available by now' },
  payout_not_by_hand: { kind: 'conflict', title: 'This payout is not one that is made by hand and still open' },
  month_not_over: { kind: 'conflict', title: 'The month is not over' },
  evidence_file_not_taken: { kind: 'unprocessable', title: 'This is no file that banks read' },
  evidence_too_large: { kind: 'conflict', title: 'All files of a dispute together are too large' },
  dispute_not_open: { kind: 'conflict', title: 'The dispute can no longer be answered' },
  refund_not_recorded: { kind: 'not_found', title: 'This refund has not been heard of yet' },
  refund_decided: { kind: 'conflict', title: 'What this refund was for has been said already' },
  refund_not_fitting: { kind: 'conflict', title: 'This refund cannot be for that' },
  reconciliation_running: { kind: 'conflict', title: 'A reconciliation is under way' },
  drift_settled: { kind: 'conflict', title: 'This has been settled already' },
  refund_not_filed: { kind: 'unprocessable', title: 'Not all of these refunds can be put into a file' },
  refund_file_changed: { kind: 'gone', title: 'Something was taken out of this file' },
  refund_sent: { kind: 'conflict', title: 'This refund was noted as sent' },
  nothing_to_export: { kind: 'conflict', title: 'No payout waits for a file' },
  nothing_to_invoice: { kind: 'unprocessable', title: 'There is nothing to invoice' },
  nothing_to_duplicate: { kind: 'unprocessable', title: 'There is nothing to write once more' },
  nobody_to_mail: { kind: 'unprocessable', title: 'There is no address to mail it to' },
  document_exists: { kind: 'conflict', title: 'There is a document already' },
  document_undone: { kind: 'conflict', title: 'The document is not in force any more' },
  vat_id_invalid: { kind: 'unprocessable', title: 'This is no VAT id' },
  reverse_charge_buyer: { kind: 'unprocessable', title: 'Under reverse charge a document is for a business in another country of the EU' },
  seller_vat_id_missing: { kind: 'conflict', title: 'A document under reverse charge names the VAT id of its seller' },
  billing_changed: { kind: 'conflict', title: 'Somebody else changed the billing meanwhile' },
  prefix_taken: { kind: 'conflict', title: 'Documents of another kind began with this' },
  period_too_large: { kind: 'too_large', title: 'So many documents are not packed at once' },
  archives_busy: { kind: 'too_many', title: 'Too many archives at once' },
});
