import type { BankAccount } from './payment-ways.ts';

interface Transfer {
  readonly account: BankAccount;
  readonly reference: string;
  readonly amount: { readonly amountMinor: number; readonly currency: string };
}

const mostMinor = 999_999_999_99;

/** What a QR code says to banks' apps: the European Payments Council's EPC069-12, version 002, known as GiroCode. It knows euros only; null for others. */
export function epcCode({ account: { holder, iban, bic }, reference, amount: { amountMinor, currency } }: Transfer): string | null {
  if (currency !== 'EUR' || amountMinor < 1 || amountMinor > mostMinor) return null;
  const cents = String(amountMinor).padStart(3, '0');
  const amount = `EUR${cents.slice(0, -2)}.${cents.slice(-2)}`;
  const unstructured = reference.slice(0, 140);
  // Service tag, version, UTF-8, SEPA credit transfer; purpose and structured reference stay empty.
  return ['BCD', '002', '1', 'SCT', bic ?? '', holder.slice(0, 70), iban, amount, '', '', unstructured].join('\n');
}
