import { Readable } from 'node:stream';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { DocumentPeriod } from '@event-planner/contracts/documents';
import { stringify } from 'csv-stringify';
import { Zip, ZipDeflate } from 'fflate';
import type { z } from 'zod';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { noteExport } from '../exported.ts';
import type { DocumentFiles } from './files.ts';
import { journalColumns, journalLines } from './journal.ts';
import { countIssued, listIssued } from './store.ts';

type Period = z.infer<typeof DocumentPeriod>;

/** Each is drawn when its turn comes, some ten a second. */
const mostInArchive = 2000;
const mostInJournal = 200_000;
/** At once in a process: each keeps the press busy. */
const mostAtOnce = 2;
const pageSize = 100;

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface Archives {
  /** All documents of a period, each as its PDF; written while it is read. */
  zip(team: OfTeam, period: Period): Promise<Readable>;
  /** Their amounts, a line for each tax. */
  journal(team: OfTeam, period: Period): Promise<Readable>;
}

export function createArchives(context: Pick<PaymentContext, 'db' | 'audit'>, files: DocumentFiles): Archives {
  const { db } = context;
  let running = 0;
  const ensureRoom = async (organizerId: string, period: Period, most: number): Promise<void> => {
    const count = await countIssued(db.read, organizerId, period);
    if (count > most) throw refuse('period_too_large', `these are ${count} documents, of at most ${most}: choose fewer days`);
  };
  async function* issued(organizerId: string, period: Period) {
    for (let after = 0, more = true; more;) {
      const rows = await listIssued(db.read, { organizerId, ...period, after, limit: pageSize });
      yield* rows;
      after = rows.at(-1)?.position ?? after;
      more = rows.length === pageSize;
    }
  }
  return {
    async zip({ organizerId, by }, period) {
      await ensureRoom(organizerId, period, mostInArchive);
      if (running >= mostAtOnce) throw refuse('archives_busy', `${running} archives are being made: try again in a minute`);
      running++;
      await noteExport(context, { organizerId, by }, { what: 'documents', ...period }).catch((error: unknown) => {
        running--;
        throw error;
      });
      const body = Readable.from(zipped(issued(organizerId, period), document => files.of(document)));
      body.once('close', () => running--);
      return body;
    },
    async journal({ organizerId, by }, period) {
      await ensureRoom(organizerId, period, mostInJournal);
      await noteExport(context, { organizerId, by }, { what: 'journal', ...period });
      const writer = stringify({ header: true, columns: [...journalColumns], record_delimiter: '\r\n', escape_formulas: true });
      return Readable.from(linesIn(issued(organizerId, period))).compose(writer);
    },
  };
}

async function* linesIn(rows: AsyncIterable<Parameters<typeof journalLines>[0]>): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield* journalLines(row);
}

/** A ZIP, part by part as its files are drawn. */
async function* zipped<Row>(
  rows: AsyncIterable<Row>,
  draw: (row: Row) => Promise<{ readonly fileName: string; readonly pdf: Buffer }>,
): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, part) => {
    if (error) failed = error;
    else parts.push(part);
  });
  const taken = function* (): Generator<Uint8Array> {
    if (failed) throw failed;
    yield* parts.splice(0);
  };
  for await (const row of rows) {
    const { fileName, pdf } = await draw(row);
    const file = new ZipDeflate(fileName, { level: 6 });
    zip.add(file);
    file.push(pdf, true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
