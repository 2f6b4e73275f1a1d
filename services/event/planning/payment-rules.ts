import { faultOfAccount } from '@event-planner/contracts/payment-ways';
import type { EventSections } from '@event-planner/contracts/planning';
import type { Finding } from './checklist-rules.ts';

const wrong = {
  holder: 'transfers need the name of the account’s holder',
  iban: 'the IBAN of the account for transfers is not one',
  bic: 'the BIC of the account for transfers is not one',
};

export function missingInPayment({ payment }: EventSections): readonly Finding[] {
  const { provider, transfer, invoice, onSite } = payment;
  const fault = transfer === null ? undefined : faultOfAccount(transfer);
  return [
    ...(provider || transfer || invoice || onSite ? [] : [{ code: 'payment_way', detail: 'there is no way to pay' } as const]),
    ...(fault === undefined ? [] : [{ code: 'payment_account', detail: wrong[fault] } as const]),
  ];
}
