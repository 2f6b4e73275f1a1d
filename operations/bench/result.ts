/** One line of a benchmark's outcome. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work at its bare minimum, measured in the same run on the same machine. */
  readonly baseline?: number;
  /** What the baseline is. */
  readonly against?: string;
  /** `value` by `baseline`. */
  readonly ratio?: number;
  readonly [detail: string]: unknown;
}

export type Report = (result: Result) => void;

/** Everything a benchmark starts is left here, so that it ends with the benchmark, however that ends. */
export type Benchmark = (report: Report, scope: AsyncDisposableStack) => Promise<void>;

export const compared = (result: Result & { readonly baseline: number }): Result => ({
  ...result,
  ratio: Number((result.value / result.baseline).toPrecision(3)),
});

/** For people: `holds-counted-c64  4,210 /s  0.61 of the same SQL, driven directly (6,900)  p50Ms 12 …`. */
export function asLine({ name, value, unit, baseline, ratio, against, ...details }: Result): string {
  const comparison = baseline === undefined ? [] : [`${ratio} of ${against} (${baseline.toLocaleString('en')})`];
  const rest = Object.entries(details).map(
    ([key, detail]) => `${key} ${typeof detail === 'number' ? detail.toLocaleString('en') : String(detail)}`,
  );
  return [name.padEnd(24), `${value.toLocaleString('en')} ${unit}`.padStart(12), ...comparison, ...rest].join('  ');
}
