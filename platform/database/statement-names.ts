/**
 * Decides which query texts are prepared, and under which name.
 *
 * A text earns a name the second time it is seen, and at most `limit` texts do: each costs memory on every connection of the server. Texts beyond the limit run
 * unprepared, as they would without us. An LRU would have to deallocate on all connections; and what overflows here are lists of varying length, which are not worth a name.
 */
export function createStatementNames(limit: number): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return text => {
    const name = names.get(text);
    if (name !== undefined || names.size >= limit) return name;
    if (!seenOnce.has(text)) {
      if (seenOnce.size >= limit) seenOnce.clear();
      seenOnce.add(text);
      return undefined;
    }
    seenOnce.delete(text);
    names.set(text, `s${names.size + 1}`);
    return names.get(text);
  };
}
