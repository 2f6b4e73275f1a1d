/** Above this many changed seats one whole picture is cheaper than many small ones. */
const mostPatches = 300;

export type StaleSeats = ReadonlySet<number> | 'all';

/** What is to be drawn anew, gathered until the next frame. */
export function alsoStale(stale: StaleSeats, changed: readonly number[] | 'all'): StaleSeats {
  if (stale === 'all' || changed === 'all' || stale.size + changed.length > mostPatches) return 'all';
  return new Set([...stale, ...changed]);
}
