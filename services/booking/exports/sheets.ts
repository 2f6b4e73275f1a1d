import type { Attendee, Order } from '@event-planner/contracts/orders';
import type { Cell, Column } from './sheet.ts';
import { type ExportLanguage, type Heading, headingsIn } from './wording.ts';

/** An order as a line of an export. */
export type ExportedOrder = Pick<
  Order,
  | 'reference'
  | 'state'
  | 'origin'
  | 'payment'
  | 'name'
  | 'email'
  | 'admits'
  | 'totalMinor'
  | 'refundedMinor'
  | 'offInvoiceMinor'
  | 'currency'
  | 'paidWith'
  | 'soldBy'
  | 'reason'
  | 'note'
> & { readonly places: readonly string[]; readonly createdAt: Date; readonly confirmedAt: Date | null };

interface Field<Row> extends Omit<Column, 'title'> {
  readonly heading: Heading;
  readonly of: (row: Row) => Cell;
}
const field = <Row>(
  heading: Heading,
  of: (row: Row) => Cell,
  [kind, width]: readonly [Column['kind'], number] = ['text', 16],
): Field<Row> => ({
  heading,
  of,
  kind,
  width,
});

const orderFields: readonly Field<ExportedOrder>[] = [
  field('reference', row => row.reference),
  field('state', row => row.state),
  field('origin', row => row.origin),
  field('created', row => row.createdAt, ['moment', 18]),
  field('confirmed', row => row.confirmedAt, ['moment', 18]),
  field('name', row => row.name, ['text', 28]),
  field('email', row => row.email, ['text', 32]),
  field('admits', row => row.admits, ['number', 9]),
  field('places', row => row.places.join('; '), ['text', 40]),
  field('total', row => row.totalMinor, ['money', 12]),
  field('refunded', row => row.refundedMinor - row.offInvoiceMinor, ['money', 12]),
  field('offInvoice', row => row.offInvoiceMinor, ['money', 16]),
  field('currency', row => row.currency, ['text', 9]),
  field('payment', row => row.payment),
  field('paidWith', row => row.paidWith),
  field('soldBy', row => row.soldBy, ['text', 24]),
  field('reason', row => row.reason, ['text', 24]),
  field('note', row => row.note, ['text', 40]),
];

const attendeeFields: readonly Field<Attendee>[] = [
  field('attendee', row => row.attendeeName, ['text', 28]),
  field('ticketType', row => row.ticketTypeName, ['text', 20]),
  field('place', row => row.place, ['text', 32]),
  field('price', row => row.priceMinor, ['money', 12]),
  field('state', row => row.state),
  field('ended', row => momentOf(row.endedAt), ['moment', 18]),
  field('checkedIn', row => momentOf(row.checkedInAt), ['moment', 18]),
  field('reference', row => row.reference),
  field('origin', row => row.origin),
  field('name', row => row.buyerName, ['text', 28]),
  field('email', row => row.email, ['text', 32]),
];

const momentOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

const columnsOf = (fields: readonly Omit<Field<never>, 'of'>[], language: ExportLanguage): readonly Column[] =>
  fields.map(({ heading, kind, width }) => ({ title: headingsIn(language)[heading], kind, width }));

export const orderColumns = (language: ExportLanguage): readonly Column[] => columnsOf(orderFields, language);
export const orderCells = (row: ExportedOrder): readonly Cell[] => orderFields.map(({ of }) => of(row));

/** With a column for each question, by what it is called. */
export const attendeeColumns = (language: ExportLanguage, questions: readonly string[]): readonly Column[] => [
  ...columnsOf(attendeeFields, language),
  ...questions.map(title => ({ title, kind: 'text' as const, width: 28 })),
];
export function attendeeCells(row: Attendee, questions: readonly string[]): readonly Cell[] {
  const given = new Map(row.answers.map(({ label, text }) => [label, text]));
  return [...attendeeFields.map(({ of }) => of(row)), ...questions.map(label => given.get(label) ?? null)];
}
