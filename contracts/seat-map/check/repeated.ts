/** What is in a list more than once, each once. */
export function repeated<Item>(items: readonly Item[]): readonly Item[] {
  const [seen, twice] = [new Set<Item>(), new Set<Item>()];
  for (const item of items) (seen.has(item) ? twice : seen).add(item);
  return [...twice];
}
