import { actorOf } from '@event-planner/platform/audit';
import type { Readable } from 'node:stream';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Attendee, OrderFilters } from '@event-planner/contracts/orders';
import type { ExportFormat, ExportKind } from '@event-planner/contracts/exports';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { csvOf } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { attendeeCells, attendeeColumns, type ExportedOrder, orderCells, orderColumns } from './sheets.ts';
import { countTickets, findEvent, listQuestions } from './store.ts';
import { type ExportLanguage, headingsIn } from './wording.ts';
import { xlsxOf } from './xlsx.ts';

/** Beyond it a spreadsheet is of no use any more: Excel ends at 1,048,576 lines. */
const mostRows = 1_000_000;
/** At once in a process: each keeps a connection and half a core busy. */
const mostAtOnce = 3;
const pageSize = 1000;

export interface ExportsParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly orders: {
    count(eventId: string, filters: OrderFilters): Promise<number>;
    all(eventId: string, filters: OrderFilters, pageSize: number): AsyncIterable<readonly ExportedOrder[]>;
  };
  readonly attendees: {
    all(eventId: string, filters: Pick<OrderFilters, 'q'>, pageSize: number): AsyncIterable<readonly Attendee[]>;
  };
}

export interface ExportRequest {
  readonly eventId: string;
  readonly kind: ExportKind;
  readonly by: AccessClaims;
  readonly format: ExportFormat;
  readonly bom: boolean;
  readonly language: ExportLanguage;
  readonly filters: OrderFilters;
}
export interface Export {
  readonly fileName: string;
  /** As many as it will be, if nobody buys meanwhile. */
  readonly rows: number;
  readonly body: Readable;
}

export type Exports = ReturnType<typeof createExports>;

/** What the team takes along: made as it is read, from a copy of the database. */
export function createExports({ context, orders, attendees }: ExportsParts) {
  const { db, now } = context;
  let running = 0;

  const sheetOf = async (
    { eventId, kind, language, filters }: ExportRequest,
    event: { timeZone: string; currency: string },
  ): Promise<Sheet> => {
    const facts = { ...event, name: headingsIn(language)[kind] };
    if (kind === 'orders') {
      const pages = mapPages(orders.all(eventId, filters, pageSize), orderCells);
      return { ...facts, columns: orderColumns(language), pages };
    }
    const questions = await listQuestions(db.read, eventId);
    const all = attendees.all(eventId, { q: filters.q }, pageSize);
    const rows = kind === 'answers' ? answeredIn(all) : all;
    return { ...facts, columns: attendeeColumns(language, questions), pages: mapPages(rows, row => attendeeCells(row, questions)) };
  };

  return {
    async make(request: ExportRequest): Promise<Export> {
      const { eventId, kind, by, format, bom } = request;
      const organizerId = await ensureAllowed(context, { eventId, by }, 'seeOrders');
      const event = await findEvent(db.read, eventId);
      if (!event) throw refuse('event_unpublished', 'nothing is sold of an event before it is published');
      const rows = await (kind === 'orders' ? orders.count(eventId, request.filters) : countTickets(db.read, eventId));
      if (rows > mostRows) throw refuse('export_too_large', `these are ${rows} lines, of at most ${mostRows}: choose fewer days`);
      if (running >= mostAtOnce) throw refuse('exports_busy', `${running} exports are being made: try again in a minute`);
      running++;
      const said = {
        by: actorOf(by),
        action: 'attendees.exported',
        of: { kind: 'event', id: eventId },
        organizerId,
        after: { kind, format, rows },
      };
      const sheet = await db
        .transaction(tx => context.audit(tx, said))
        .then(() => sheetOf(request, event))
        .catch((error: unknown) => {
          running--;
          throw error;
        });
      const body = format === 'csv' ? csvOf(sheet, { bom }) : xlsxOf(sheet);
      body.once('close', () => running--);
      return { fileName: `${kind}-${event.slug}-${now().toISOString().slice(0, 10)}.${format}`, rows, body };
    },
  };
}

async function* mapPages<From, To>(pages: AsyncIterable<readonly From[]>, map: (row: From) => To): AsyncGenerator<readonly To[]> {
  for await (const page of pages) yield page.map(map);
}

/** Those of whom something was asked and told. */
async function* answeredIn(pages: AsyncIterable<readonly Attendee[]>): AsyncGenerator<readonly Attendee[]> {
  for await (const page of pages) yield page.filter(row => row.answers.length > 0);
}
