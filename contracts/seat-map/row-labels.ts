/** How rows are named: A, B, … Z, AA, AB, …, or with doubled letters after Z (AA, BB, …) as theatres have them, or by numbers. */
export const rowLabelSchemes = ['letters', 'doubled_letters', 'numbers'] as const;
export type RowLabelScheme = (typeof rowLabelSchemes)[number];

export interface RowLabelling {
  readonly scheme: RowLabelScheme;
  readonly rows: number;
  /** Which label the first row has: 0 is A or 1. */
  readonly start?: number;
  /** I and O are taken for 1 and 0 on a ticket. */
  readonly skipsIAndO?: boolean;
  /** From the last row to the first. */
  readonly reversed?: boolean;
}

export function rowLabels({ scheme, rows, start = 0, skipsIAndO = true, reversed = false }: RowLabelling): readonly string[] {
  const letters = skipsIAndO ? 'ABCDEFGHJKLMNPQRSTUVWXYZ' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const labels = Array.from({ length: rows }, (_, at) => labelAt(scheme, letters, start + at));
  return reversed ? labels.toReversed() : labels;
}

function labelAt(scheme: RowLabelScheme, letters: string, at: number): string {
  if (scheme === 'numbers') return String(at + 1);
  const last = letters[at % letters.length] ?? '';
  const round = Math.floor(at / letters.length);
  if (scheme === 'doubled_letters') return last.repeat(round + 1);
  return (round === 0 ? '' : labelAt(scheme, letters, round - 1)) + last;
}
