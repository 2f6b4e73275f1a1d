import type { Line } from './bill.ts';
import type { Comparison } from './explain.ts';
import { asDollars, dollars, inDollars, type MicroDollars, sumOf } from './money.ts';
import { asOf } from './prices/table.ts';
import { totalUnder, type Variant, variants } from './variants.ts';

/** What `--json` prints, and people read as a table. Amounts are micro-dollars a month. */
export interface Report {
  readonly system: string;
  readonly environment: string;
  readonly regions: readonly string[];
  readonly pricesAsOf: string;
  readonly total: MicroDollars;
  readonly budget: MicroDollars;
  readonly parts: Readonly<Record<string, MicroDollars>>;
  readonly kinds: Readonly<Record<string, MicroDollars>>;
  readonly variants: Readonly<Record<Variant, MicroDollars>>;
  /** @default nothing is booked */
  readonly perThousandBookings?: MicroDollars;
  readonly comparison?: Comparison;
  readonly lines: readonly Line[];
}

/** What lines cost together, by something they have, the dearest first. */
export const sumBy = (lines: readonly Line[], name: (line: Line) => string): Readonly<Record<string, MicroDollars>> =>
  Object.fromEntries(
    [...Map.groupBy(lines, name)]
      .map(([key, some]) => [key, sumOf(some.map(({ amount }) => amount))] as const)
      .toSorted(([, a], [, b]) => b - a),
  );

export const variantsOf = (lines: readonly Line[]): Report['variants'] =>
  Object.fromEntries(Object.entries(variants).map(([name, terms]) => [name, totalUnder(lines, terms)])) as Record<Variant, MicroDollars>;

/** As people read it, in columns. */
export function asText(report: Report): string {
  const { system, environment, regions, total, parts, kinds, perThousandBookings, comparison } = report;
  return [
    `${system} · ${environment}, ${regions.join(' and ')}: $${asDollars(total)} a month on demand`,
    `list prices as known on ${asOf}, to be checked before a commitment; what flows is counted from environment.traffic`,
    '',
    ...bars('by service and part', parts),
    '',
    ...bars('by kind', kinds),
    '',
    ...variantLines(report),
    ...(perThousandBookings === undefined ? [] : ['', `${padded(perThousandBookings)}  for a thousand bookings, as it is run`]),
    ...(comparison ? ['', ...comparisonLines(comparison)] : []),
    '',
  ].join('\n');
}

const width = 11;
const padded = (amount: MicroDollars): string => asDollars(amount).padStart(width);
const longestBar = 40;

function bars(title: string, amounts: Readonly<Record<string, MicroDollars>>): readonly string[] {
  const rows = Object.entries(amounts);
  const largest = Math.max(...rows.map(([, amount]) => amount), 1);
  const names = Math.max(...rows.map(([name]) => name.length));
  return [
    title,
    ...rows.map(([name, amount]) =>
      `${padded(amount)}  ${name.padEnd(names)}  ${'█'.repeat(Math.max(0, Math.round((amount / largest) * longestBar)))}`.trimEnd(),
    ),
    `${padded(sumOf(rows.map(([, amount]) => amount)))}  together`,
  ];
}

/** Ways of buying that make a difference here. */
function variantLines({ variants: amounts, total, budget }: Report): readonly string[] {
  const differing = Object.entries(amounts).filter(([name, amount]) => name === 'on demand' || amount !== total);
  return [
    'the same, bought in other ways',
    ...differing.map(([name, amount]) => `${padded(amount)}  ${name}${total > 0 ? share(amount, total) : ''}`),
    `${padded(budget)}  its budget${amounts['as it is run'] > budget ? ', exceeded' : ''}`,
  ];
}

const share = (amount: MicroDollars, total: MicroDollars): string =>
  amount === total ? '' : `, ${Math.round((1 - amount / total) * 100)} % less`;

/** What no document has a line for is told from a dollar on. */
const worthTelling = dollars(1);

function comparisonLines({ document, estimate, differences }: Comparison): readonly string[] {
  const [low, high] = estimate;
  const stated = (range: readonly [number, number] | undefined): string => {
    if (!range) return '–';
    return range[0] === range[1] ? String(range[0]) : `${range[0]}–${range[1]}`;
  };
  const rounded = (amount: MicroDollars | undefined): string => (amount === undefined ? '' : inDollars(amount).toFixed(0));
  return [
    `beside the requirements' estimate of $${low}–${high}`,
    `  ${document}`,
    `${'they say'.padStart(9)}${'at list'.padStart(9)}${'ours'.padStart(9)}`,
    ...differences
      .filter(({ document: theirs, ours }) => theirs ?? ours >= worthTelling)
      .flatMap(({ line, document: theirs, atListPrice, ours, why }) => [
        `${stated(theirs).padStart(9)}${rounded(atListPrice).padStart(9)}${rounded(ours).padStart(9)}  ${line}`,
        ...(why ? [`${' '.repeat(29)}${why}`] : []),
      ]),
    `${stated(estimate).padStart(9)}${' '.repeat(9)}${rounded(sumOf(differences.map(({ ours }) => ours))).padStart(9)}  together`,
  ];
}
