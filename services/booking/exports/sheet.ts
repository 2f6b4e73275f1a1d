/** Text, a number, money in minor units, a moment, or nothing. */
export type Cell = string | number | Date | null;

export interface Column {
  readonly title: string;
  readonly kind: 'text' | 'number' | 'money' | 'moment';
  /** In characters. */
  readonly width: number;
}

/** What is exported: its rows come page by page, so that no export is ever whole in memory. */
export interface Sheet {
  readonly name: string;
  readonly timeZone: string;
  readonly columns: readonly Column[];
  /** Of the money in it. */
  readonly currency: string;
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** As the clocks of the place show it. */
export const localTime = (at: Date, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
