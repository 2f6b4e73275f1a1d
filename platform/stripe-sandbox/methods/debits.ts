import { badRequest } from '../api/fault.ts';
import type { Behaviour } from './behaviour.ts';

/** Account numbers for SEPA direct debits (https://docs.stripe.com/payments/sepa-debit): the money is under way first, then this happens. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  DE89370400440532013000: { settles: 'succeeded' },
  DE08370400440532013003: { settles: 'succeeded', slowly: true },
  DE62370400440532013001: { settles: 'failed' },
  DE78370400440532013004: { settles: 'failed', slowly: true },
  DE35370400440532013002: { settles: 'succeeded', disputes: 'debit_not_authorized' },
  DE65370400440000343434: { settles: 'failed', slowly: true },
  AT611904300234573201: { settles: 'succeeded' },
  AT861904300235473202: { settles: 'failed' },
  FR1420041010050500013M02606: { settles: 'succeeded' },
  FR8420041010050500013M02607: { settles: 'failed' },
};

export const debitAliases: Readonly<Record<string, string>> = {
  pm_sepaDebit: 'DE89370400440532013000',
  pm_sepaDebit_slow: 'DE08370400440532013003',
  pm_sepaDebit_fails: 'DE62370400440532013001',
  pm_sepaDebit_disputed: 'DE35370400440532013002',
};

/** ISO 13616: the country's four letters and digits behind the rest, letters as numbers from 10, leave 1 of 97. */
function passesChecksum(iban: string): boolean {
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

export function ensureIbanIsPlausible(iban: string): void {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || !passesChecksum(iban))
    throw badRequest('The IBAN you provided is invalid.', { code: 'invalid_bank_account_iban', param: 'sepa_debit[iban]' });
}

export const debitBehaviourOf = (iban: string): Behaviour => behaviours[iban] ?? { settles: 'succeeded' };
