import type { InputFault } from '@event-planner/contracts/http';
import { SeatMap } from '@event-planner/contracts/seat-map';
import { CsvFault } from '@event-planner/contracts/venue';
import { z } from 'zod';
import { ApiError } from '../../../lib/api/api-error.ts';
import { faultsIn } from '../../../lib/faults/faults-in.ts';
import { readCsv } from '../api/read-csv.ts';

/** What came of a file: a plan, or why it is none, as far as somebody can mend it. */
export type Opened =
  | { readonly kind: 'plan'; readonly name: string; readonly document: SeatMap }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'not_json' }
  | { readonly kind: 'wrong'; readonly places: readonly Wrong[]; readonly more: number }
  | { readonly kind: 'csv_failed'; readonly error: ApiError };

/** A cell or line of a table, or a place in a document. */
export type Wrong = CsvFault | InputFault;

/** Ten times the largest plan there is. */
export const mostMegabytes = 20;
const mostPlaces = 30;

export async function readFile(file: File): Promise<Opened> {
  if (file.size > mostMegabytes * 1_000_000) return { kind: 'too_large' };
  const text = await file.text();
  const name = file.name.replace(/\.[^.]+$/, '');
  const isTable = /\.(csv|tsv|txt)$/i.test(file.name) || !/^\s*[{[]/.test(text.replace(/^\uFEFF/, ''));
  return isTable ? readTable(text, name) : readDocument(text.replace(/^\uFEFF/, ''), name);
}

/** A document, or a stored plan with one in it. */
export function readDocument(text: string, name: string): Opened {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'not_json' };
  }
  const inside = z.object({ document: z.looseObject({}) }).safeParse(value);
  const parsed = SeatMap.safeParse(inside.data?.document ?? value);
  if (parsed.success) return { kind: 'plan', name, document: parsed.data };
  return wrong(faultsIn(SeatMap, inside.data?.document ?? value));
}

const Lines = z.object({ lines: z.array(CsvFault) });

async function readTable(text: string, name: string): Promise<Opened> {
  try {
    const { document } = await readCsv(text);
    return { kind: 'plan', name, document };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const lines = Lines.safeParse(error.problem).data?.lines;
    if (lines === undefined || lines.length === 0) return { kind: 'csv_failed', error };
    return wrong(lines);
  }
}

const wrong = (places: readonly Wrong[]): Opened => ({
  kind: 'wrong',
  places: places.slice(0, mostPlaces),
  more: Math.max(0, places.length - mostPlaces),
});
