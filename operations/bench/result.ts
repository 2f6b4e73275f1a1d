/** One line of a benchmark's outcome. `ratio` compares `value` with `baseline`, measured in the same run on the same machine. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly ratio?: number;
  /** What the baseline is. */
  readonly against?: string;
  readonly [detail: string]: unknown;
}

export const compared = (result: Result & { readonly baseline: number }): Result => ({ ...result, ratio: Number((result.value / result.baseline).toPrecision(3)) });

export type Report = (result: Result) => void;

/** For people: `holds c64    4,210 /s   0.61 of the same SQL, driven directly   p50 12 ms …`. */
export function asLine({ name, value, unit, baseline: _, ratio, against, ...details }: Result): string {
  const rest = Object.entries(details).map(([key, detail]) => `${key} ${String(detail)}`).join('  ');
  return `${name.padEnd(22)} ${value.toLocaleString('en').padStart(9)} ${unit.padEnd(5)} ${ratio === undefined ? '' : `${ratio} of ${against}  `}${rest}`;
}
