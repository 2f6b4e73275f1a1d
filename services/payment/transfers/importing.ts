import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { type CsvMapping, mostStatementLines } from '@event-planner/contracts/bank-statements';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Arrivals } from '../arriving.ts';
import { type Books, credit, debit, type Entry } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { BankLineRow, ImportRow } from '../transfer-tables.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import { readCamt } from './camt.ts';
import { readCsv } from './csv.ts';
import { decode, isXml } from './decoding.ts';
import { createFingerprints, purposeOf, type Read, type ReadLine, Unreadable } from './line.ts';
import { candidatesIn, createNumberReader, matchOf } from './matching.ts';
import {
  addCounts,
  finishImport,
  insertImport,
  insertLines,
  insertRejects,
  insertShares,
  listInvoiced,
  listNamed,
  lockPaymentsOf,
  mostRejects,
  type NewLine,
  setLines,
  sumShares,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface ImportWanted {
  readonly organizerId: string;
  readonly by: AccessClaims;
  readonly name: string;
  /** For a table; CAMT says itself what it means. */
  readonly mapping: CsvMapping | undefined;
  readonly bytes: Uint8Array;
}

export interface ImportParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit'>;
  readonly books: Books;
  readonly arrivals: Pick<Arrivals, 'settle'>;
}

const batch = 500;

/** Reads a statement, so many lines in a transaction of their own: it may die anywhere and be read again, for each line counts once. */
export function createImporting({
  context: { db, now, audit },
  books,
  arrivals,
}: ImportParts): (wanted: ImportWanted) => Promise<ImportRow> {
  const store = async (tx: Tx, row: ImportRow, lines: readonly (ReadLine & { readonly fingerprint: string })[]): Promise<BankLineRow[]> => {
    const createdAt = now();
    // Lists are in the order of ids: those of one moment are put in the order of the statement.
    const ids = lines.map(() => newId(createdAt.getTime())).toSorted();
    const rows = lines.map((line, at): NewLine => {
      const { bookedOn, amountMinor, currency, counterparty, iban, fingerprint } = line;
      return {
        id: ids[at] ?? newId(),
        organizerId: row.organizerId,
        importId: row.id,
        fingerprint,
        bookedOn,
        amountMinor,
        currency,
        counterparty,
        iban,
        purpose: purposeOf(line),
        state: 'open',
        leftMinor: Math.max(0, amountMinor),
        createdAt,
      };
    });
    const fresh = await insertLines(tx, rows);
    await books.post(tx, fresh.flatMap(entryOfLine));
    return fresh;
  };

  /** Pays what is named beyond doubt. Answers how many lines did. */
  const match = async (tx: Tx, organizerId: string, lines: readonly BankLineRow[]): Promise<number> => {
    const incoming = lines.filter(({ amountMinor }) => amountMinor > 0).map(line => ({ line, names: candidatesIn(line.purpose) }));
    const byReference = await listNamed(tx, organizerId, [...new Set(incoming.flatMap(({ names }) => names))]);
    const namedByNumber = createNumberReader(incoming.length === 0 ? [] : await listInvoiced(tx, organizerId));
    const numbered = new Map(incoming.map(({ line }) => [line.id, namedByNumber(line.purpose)]));
    const found = [...byReference, ...[...numbered.values()].flat()];
    if (found.length === 0) return 0;
    const payments = new Map(
      (
        await lockPaymentsOf(
          tx,
          organizerId,
          found.map(({ id }) => id),
        )
      ).map(payment => [payment.id, payment]),
    );
    const idsOf = Map.groupBy(byReference, ({ reference }) => reference ?? '');
    const sums = await sumShares(
      tx,
      found.map(({ id }) => id),
    );
    const paid: (readonly [BankLineRow, PaymentRow])[] = [];
    for (const { line, names } of incoming) {
      const ids = [...names.flatMap(name => idsOf.get(name) ?? []), ...(numbered.get(line.id) ?? [])].map(({ id }) => id);
      const named = [...new Set(ids)].flatMap(id => payments.get(id) ?? []);
      const payment = matchOf(line, named, sums) && named[0];
      if (!payment) continue;
      const amountMinor = line.amountMinor + (sums.get(payment.id) ?? 0);
      const after = await arrivals.settle(tx, payment, { paidWith: 'bank_transfer', from: 'suspense', at: now(), by: null, amountMinor });
      if (!after) continue;
      payments.set(payment.id, after);
      sums.delete(payment.id);
      paid.push([line, payment]);
    }
    await insertShares(
      tx,
      paid.map(([line, payment]) => ({
        lineId: line.id,
        paymentId: payment.id,
        amountMinor: line.amountMinor,
        byId: null,
        byName: null,
        createdAt: now(),
      })),
    );
    await setLines(
      tx,
      paid.map(([{ id }]) => ({ id, leftMinor: 0 })),
      { state: 'matched', at: now() },
    );
    return paid.length;
  };

  const take = (row: ImportRow, reads: readonly Named[], rejectsBefore: number): Promise<void> =>
    db.transaction(async tx => {
      const lines = reads.flatMap(read => ('reason' in read ? [] : [read]));
      const rejects = reads.flatMap(read => ('reason' in read ? [read] : []));
      const fresh = await store(tx, row, lines);
      const matched = await match(tx, row.organizerId, fresh);
      await insertRejects(tx, row.id, rejects.slice(0, Math.max(0, mostRejects - rejectsBefore)));
      await addCounts(tx, row.id, { lines: reads.length, newLines: fresh.length, matched, rejected: rejects.length });
    });

  return async ({ organizerId, by, name, mapping, bytes }) => {
    const { text } = decode(bytes);
    const isCamt = isXml(text);
    if (!isCamt && !mapping) throw refuse('statement_unreadable', 'say which column is which: see the preview');
    const createdAt = now();
    const format = isCamt ? 'camt' : 'csv';
    const row = await db.transaction(async tx => {
      const inserted = await insertImport(tx, {
        id: newId(createdAt.getTime()),
        organizerId,
        name,
        format,
        byId: by.sub,
        byName: by.name,
        createdAt,
        finishedAt: null,
        failure: null,
      });
      await audit(tx, {
        by: actorOf(by),
        action: 'bank_statement.imported',
        of: { kind: 'bank_statement', id: inserted.id },
        organizerId,
        after: { name, format },
      });
      return inserted;
    });
    const failure = await readAll(isCamt || !mapping ? readCamt(text) : readCsv(text, mapping), (reads, rejects) =>
      take(row, reads, rejects),
    );
    return db.transaction(tx => finishImport(tx, row.id, { finishedAt: now(), failure }));
  };
}

type Named = (ReadLine & { readonly fingerprint: string }) | Exclude<Read, ReadLine>;

/** Hands lines on in batches. Answers why it ended before the end; what was read until then stays. */
async function readAll(
  reads: Iterable<Read>,
  take: (reads: readonly Named[], rejectsBefore: number) => Promise<void>,
): Promise<string | null> {
  const fingerprintOf = createFingerprints();
  let waiting: Named[] = [];
  let [count, rejects] = [0, 0];
  const flush = async (): Promise<void> => {
    await take(waiting, rejects);
    rejects += waiting.filter(read => 'reason' in read).length;
    waiting = [];
  };
  try {
    for (const read of reads) {
      if (++count > mostStatementLines) throw new Unreadable(`there are more than ${mostStatementLines} lines: divide the file`);
      waiting.push('reason' in read ? read : { ...read, fingerprint: fingerprintOf(read) });
      if (waiting.length === batch) await flush();
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (waiting.length > 0) await flush();
    return error.message;
  }
  if (waiting.length > 0) await flush();
  return null;
}

/** What came in is on the organizer's account, and nobody knows yet what for. What went out is theirs to know. */
function entryOfLine({ id, organizerId, amountMinor, currency, bookedOn }: BankLineRow): readonly Entry[] {
  if (amountMinor < 0) return [];
  return [
    {
      key: `bank line ${id} received`,
      kind: 'transfer_received',
      currency,
      happenedAt: new Date(`${bookedOn}T00:00:00Z`),
      postings: [debit('bank', amountMinor, organizerId), credit('suspense', amountMinor, organizerId)],
    },
  ];
}
