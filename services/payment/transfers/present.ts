import type { BankLine, StatementImport } from '@event-planner/contracts/bank-statements';
import { presentAwaited } from '../awaited.ts';
import type { BankLineRow, ImportRow } from '../transfer-tables.ts';
import type { PaymentRow } from '../tables.ts';
import { suggestionsFor } from './matching.ts';
import type { LineCreditRow, Share } from './store.ts';

export const presentImport = (row: ImportRow): StatementImport => ({
  id: row.id,
  name: row.name,
  format: row.format,
  by: row.byName,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  lines: row.lines,
  newLines: row.newLines,
  matched: row.matched,
  rejected: row.rejected,
  failure: row.failure,
});

interface Beside {
  /** Those that were taken back, too: what they were for is suggested again. */
  readonly shares: readonly Share[];
  readonly credits: readonly LineCreditRow[];
  /** Among which suggestions are looked for. */
  readonly payments: readonly PaymentRow[];
  /** What has come for these in parts. */
  readonly sums: ReadonlyMap<string, number>;
}

export const presentLine = (line: BankLineRow, { shares, credits, payments, sums }: Beside): BankLine => ({
  id: line.id,
  bookedOn: line.bookedOn,
  amountMinor: line.amountMinor,
  leftMinor: line.leftMinor,
  currency: line.currency,
  counterparty: line.counterparty,
  iban: line.iban,
  purpose: line.purpose,
  state: line.state,
  filedAt: line.state === 'to_return' ? (line.filedAt?.toISOString() ?? null) : null,
  shares: shares
    .filter(({ takenBackAt }) => takenBackAt === null)
    .map(({ paymentId, reference, amountMinor, byName, state }) => ({
      paymentId,
      reference: reference ?? '',
      amountMinor,
      by: byName,
      state,
    })),
  credits: credits.map(({ nth, reference, amountMinor, unspentMinor, byName }) => ({
    nth,
    reference: reference ?? '',
    amountMinor,
    unspentMinor,
    by: byName,
  })),
  suggestions: suggestionsFor({ ...line, before: new Set(shares.map(({ paymentId }) => paymentId)) }, payments).map(
    ({ payment, reason }) => ({
      payment: presentAwaited(payment, sums.get(payment.id)),
      reason,
      creditPossible: payment.userId !== line.organizerId && payment.currency === line.currency,
    }),
  ),
});
