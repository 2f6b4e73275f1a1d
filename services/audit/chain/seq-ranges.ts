/** `[1, 2, 3, 7]` → `1-3,7`: of ascending numbers. */
export function writeRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

export const isInRanges = (ranges: string, number: number): boolean =>
  ranges.split(',').some(range => {
    const [from, to = from] = range.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= number && number <= to;
  });
