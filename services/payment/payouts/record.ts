import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { Kysely, Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Books } from '../books.ts';
import type { PayoutAccountRow, PayoutRow } from '../payout-tables.ts';
import type { Payouts as ProviderPayouts } from '../provider/payout-provider.ts';
import type { Tables } from '../tables.ts';
import { type Owed, placesOf } from './places.ts';
import { entryOfPayout, nextSend } from './rules.ts';
import { claimEntries, findLast, insertPayout, listOwed, type OwedOfEvent } from './store.ts';

type Tx = Transaction<Tables>;

/** What may still be taken back of an organizer's money; kept by disputes. */
export type Withheld = (db: Kysely<Tables> | Tx, organizerId: string, currency: string) => Promise<number>;

/** Money of an event of which nothing is known is not paid out. */
const forever = new Date('9999-01-01T00:00:00Z');

/** The rows of one currency, put together. */
export function owedOf(currency: string, rows: readonly OwedOfEvent[], withheldMinor: number): Owed {
  const events = rows.flatMap(({ eventId, title, endsAt, owedMinor }) =>
    eventId === null ? [] : [{ eventId, title, endsAt: endsAt ?? forever, owedMinor }],
  );
  return { currency, events, withheldMinor, owedMinor: rows.reduce((sum, row) => sum + row.owedMinor, 0) };
}

export interface Recording {
  readonly account: PayoutAccountRow;
  readonly terms: PayoutTerms;
  /** Who asked for it; null where nobody did. */
  readonly asked: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
}

export interface RecordingParts {
  readonly books: Books;
  readonly withheld: Withheld;
  readonly payableOf: ProviderPayouts['payableOf'];
}

/** The account is locked. Books and records that all that is available is paid out, as far as the provider can; `decide` says whether so much is to be. */
export async function recordPayout(
  tx: Tx,
  { account, terms, asked, at }: Recording,
  { books, withheld, payableOf, decide }: RecordingParts & { readonly decide: (availableMinor: number) => boolean },
): Promise<PayoutRow | undefined> {
  const { organizerId, currency } = account;
  const owed = owedOf(currency, await listOwed(tx, organizerId, currency), await withheld(tx, organizerId, currency));
  const { availableMinor } = placesOf(owed, terms, at);
  const amountMinor = account.kind === 'provider' ? payableOf({ amountMinor: availableMinor, currency }) : availableMinor;
  if (!decide(availableMinor) || amountMinor <= 0) return undefined;
  const last = await findLast(tx, organizerId, currency);
  const payout = {
    ...destinationOf(account),
    id: newId(at.getTime()),
    organizerId,
    organizerName: account.organizerName,
    currency,
    number: (last?.number ?? 0) + 1,
    amountMinor,
    state: 'recorded' as const,
    transferId: null,
    providerPayoutId: null,
    exportId: null,
    failure: null,
    askedBy: asked?.id ?? null,
    askedByName: asked?.name ?? null,
    sendAt: account.kind === 'provider' ? nextSend(0, at) : null,
    openingMinor: last?.closingMinor ?? 0,
    closingMinor: 0,
    createdAt: at,
    updatedAt: at,
    settledAt: null,
  };
  await books.post(tx, [entryOfPayout(payout, at)]);
  await insertPayout(tx, payout);
  await claimEntries(tx, payout);
  return { ...payout, attempts: 0 };
}

const destinationOf = ({ kind, holder, iban, bic, providerAccountId }: PayoutAccountRow) => ({
  kind,
  holder,
  iban,
  bic,
  providerAccountId,
});
