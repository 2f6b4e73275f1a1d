import type { BankAccountForm, PayoutAccount } from '@event-planner/contracts/payouts';
import { electronicFormatIBAN, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { refuse } from '../../errors.ts';
import { maskOf } from '../../mask.ts';
import type { PayoutAccountChangeRow, PayoutAccountRow } from '../../payout-tables.ts';

const dayMs = 86_400_000;

export interface BankAccount {
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
}

/** As machines write it. Refuses what cannot be paid, and says why. */
export function readBankAccount({ holder, iban: typed, bic }: BankAccountForm): BankAccount {
  const iban = electronicFormatIBAN(typed) ?? '';
  const { valid, errorCodes } = validateIBAN(iban);
  if (!valid) throw refuse('account_not_valid', `${typed} is no IBAN: ${wordsOf(errorCodes[0])}`, { field: 'iban' });
  const code = bic === null || bic === '' ? null : bic.toUpperCase();
  if (code !== null && !isValidBIC(code))
    throw refuse('account_not_valid', `${bic} is no BIC: it has 8 or 11 letters and digits`, { field: 'bic' });
  return { holder, iban, bic: code };
}

function wordsOf(code: ValidationErrorsIBAN | undefined): string {
  switch (code) {
    case ValidationErrorsIBAN.NoIBANCountry:
      return 'no country that has IBANs begins like this';
    case ValidationErrorsIBAN.WrongBBANLength:
      return 'it is too long or too short for its country';
    case ValidationErrorsIBAN.WrongIBANChecksum:
    case ValidationErrorsIBAN.WrongAccountBankBranchChecksum:
    case ValidationErrorsIBAN.ChecksumNotNumber:
      return 'its check digits do not fit, so a digit is mistyped';
    default:
      return 'it does not look like one';
  }
}

/** Nothing is paid out to an account that has just taken the place of another one. */
export const holdAfter = (before: PayoutAccountRow | undefined, days: number, now: Date): Date | null =>
  before === undefined || days === 0 ? (before?.holdUntil ?? null) : new Date(now.getTime() + days * dayMs);

export function stateOf({ kind, providerState, holdUntil }: PayoutAccountRow, now: Date): PayoutAccount['state'] {
  if (kind === 'provider' && providerState !== 'enabled') return providerState === 'onboarding' ? 'onboarding' : 'restricted';
  return holdUntil !== null && holdUntil > now ? 'on_hold' : 'ready';
}

export const present = (row: PayoutAccountRow, changes: readonly PayoutAccountChangeRow[], now: Date): PayoutAccount => ({
  currency: row.currency,
  kind: row.kind,
  state: stateOf(row, now),
  holder: row.holder,
  account: maskOf(row),
  requirements: row.requirements,
  holdUntil: row.holdUntil !== null && row.holdUntil > now ? row.holdUntil.toISOString() : null,
  changes: changes
    .filter(({ currency }) => currency === row.currency)
    .map(({ changedAt, changedByName, what, account }) => ({ at: changedAt.toISOString(), by: changedByName, what, account })),
});
