import type { Environment } from '@event-planner/model';
import type { Line } from './bill.ts';
import { type Estimate, estimates } from './estimates.ts';
import { dollars, type MicroDollars, sumOf } from './money.ts';
import type { Kind } from './prices/price.ts';
import { priceOf, type Unit } from './prices/table.ts';

export interface Difference {
  readonly line: string;
  /** @default the document has no such line */
  readonly document?: readonly [low: number, high: number];
  /** What the line's own quantities cost at list price. @default it states none */
  readonly atListPrice?: MicroDollars;
  readonly ours: MicroDollars;
  readonly why: string;
}

export interface Comparison {
  readonly document: string;
  readonly estimate: readonly [low: number, high: number];
  readonly differences: readonly Difference[];
}

/** The requirements' estimate beside ours, line by line. Every line of our bill is in exactly one of them. */
export function compareWithEstimate(
  name: string,
  environmentName: string,
  { environment, lines }: { readonly environment: Environment; readonly lines: readonly Line[] },
): Comparison | undefined {
  const found = estimates[name]?.[environmentName];
  if (!environment.estimate) return undefined;
  if (!found)
    throw new Error(`${name} ${environmentName} has an estimate, and operations/cost/estimates.ts does not say what it is made of`);
  const standby = lines.filter(line => line.standby);
  const here = lines.filter(line => !line.standby);
  return {
    document: found.document,
    estimate: environment.estimate,
    differences: [
      ...found.lines.map(line => ({
        line: line.line,
        document: line.dollars,
        ...(line.asks && { atListPrice: listPrice(line.asks, found.region) }),
        ours: costOf(here, line.kinds),
        why: line.why,
      })),
      ...missingFrom(found, here),
      ...(standby.length > 0
        ? [
            {
              line: `standby region ${standby[0]?.region}`,
              ours: sumOf(standby.map(({ amount }) => amount)),
              why: 'the document describes the warm standby, and prices one region',
            },
          ]
        : []),
    ],
  };
}

const listPrice = (asks: Readonly<Partial<Record<Unit, number>>>, region: string): MicroDollars =>
  sumOf(Object.entries(asks).map(([unit, quantity]) => dollars(quantity * priceOf(unit as Unit, region))));

const costOf = (lines: readonly Line[], kinds: readonly Kind[]): MicroDollars =>
  sumOf(lines.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));

/** Kinds no line of the document is about, the dearest first. */
function missingFrom({ lines: known, missing }: Estimate, lines: readonly Line[]): readonly Difference[] {
  const counted = new Set(known.flatMap(({ kinds }) => kinds));
  return [...new Set(lines.map(({ kind }) => kind))]
    .filter(kind => !counted.has(kind))
    .map(kind => ({ line: kind, ours: costOf(lines, [kind]), why: missing[kind] ?? '' }))
    .toSorted((a, b) => b.ours - a.ours);
}
