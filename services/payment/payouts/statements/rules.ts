import type { EntryKind } from '@event-planner/contracts/ledger';
/** What an organizer's entries are sorted by. Credits to them are positive here: what they are owed grows. */
export const columns = ['sales', 'refunds', 'elsewhere', 'fees', 'providerFees', 'disputes', 'payouts', 'other'] as const;
export type Column = (typeof columns)[number];
export type Amounts = Readonly<Record<Column, number>>;

/** What one entry of the books was for its organizer. */
export interface StatementLine extends Amounts {
  readonly bookedAt: Date;
  readonly kind: EntryKind;
  readonly eventId: string | null;
  readonly eventTitle: string | null;
  readonly reference: string | null;
}

export interface Statement {
  readonly organizerName: string;
  readonly currency: string;
  /** What it is called: `4`, or `2030-06`. */
  readonly name: string;
  readonly closedAt: Date;
  readonly openingMinor: number;
  readonly lines: readonly StatementLine[];
}

export interface EventLine extends Amounts {
  readonly title: string | null;
  readonly sumMinor: number;
}

const nothing: Amounts = { sales: 0, refunds: 0, elsewhere: 0, fees: 0, providerFees: 0, disputes: 0, payouts: 0, other: 0 };
const plus = (a: Amounts, b: Amounts): Amounts =>
  Object.fromEntries(columns.map(column => [column, a[column] + b[column]])) as Record<Column, number>;

export const sumOf = (amounts: Amounts): number => columns.reduce((sum, column) => sum + amounts[column], 0);
export const totalOf = (lines: readonly Amounts[]): Amounts => lines.reduce(plus, nothing);
export const closingOf = ({ openingMinor, lines }: Pick<Statement, 'openingMinor' | 'lines'>): number =>
  openingMinor + sumOf(totalOf(lines));

/** By event, in the order in which they first appear; what belongs to none comes last. */
export function eventsOf(lines: readonly StatementLine[]): readonly EventLine[] {
  const groups = Map.groupBy(lines, line => line.eventId ?? '');
  const events = [...groups].map(([eventId, own]) => {
    const amounts = totalOf(own);
    return { eventId, title: own.find(line => line.eventTitle !== null)?.eventTitle ?? null, ...amounts, sumMinor: sumOf(amounts) };
  });
  return [...events.filter(({ eventId }) => eventId !== ''), ...events.filter(({ eventId }) => eventId === '')];
}

/** The month from its first to its last moment, by UTC. Undefined while it is not over. */
export function monthOf(month: string, now: Date): { readonly from: Date; readonly until: Date } | undefined {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const [from, until] = [new Date(Date.UTC(year, of - 1, 1)), new Date(Date.UTC(year, of, 1))];
  return until <= now ? { from, until } : undefined;
}
