import { Readable } from 'node:stream';
import type { AuditEntry } from '@event-planner/contracts/audit';
import { stringify } from 'csv-stringify';

type Pages = AsyncIterable<readonly AuditEntry[]>;

const columns: Readonly<Record<string, (entry: AuditEntry) => string | number>> = {
  number: ({ seq }) => seq,
  at: ({ at }) => at,
  service: ({ service }) => service,
  action: ({ action }) => action,
  actor_kind: ({ by }) => by.kind,
  actor: ({ by }) => by.name ?? '',
  actor_id: ({ by }) => by.id ?? '',
  object_kind: ({ of }) => of.kind,
  object_id: ({ of }) => of.id,
  organizer_id: ({ organizerId }) => organizerId ?? '',
  network: ({ from }) => from?.network ?? '',
  device: ({ from }) => from?.device ?? '',
  before: ({ before }) => asText(before),
  after: ({ after }) => asText(after),
  erased: ({ isErased }) => (isErased ? 'yes' : 'no'),
  correlation_id: ({ correlationId }) => correlationId,
};

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises: names in it were typed by strangers. */
export const csvOf = (pages: Pages, { bom }: { readonly bom: boolean }): Readable =>
  Readable.from(cellsOf(pages)).compose(stringify({ bom, record_delimiter: '\r\n', escape_formulas: true }));

async function* cellsOf(pages: Pages): AsyncGenerator<readonly (string | number)[]> {
  yield Object.keys(columns);
  for await (const page of pages) for (const entry of page) yield Object.values(columns).map(of => of(entry));
}

/** https://jsonlines.org */
export const linesOf = (pages: Pages): Readable => Readable.from(textOf(pages));

async function* textOf(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(entry => `${JSON.stringify(entry)}\n`).join('');
}

const asText = (fields: AuditEntry['before']): string => (fields === null ? '' : JSON.stringify(fields));
