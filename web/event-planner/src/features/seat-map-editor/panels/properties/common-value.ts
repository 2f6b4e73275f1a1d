/** The value all have, or undefined where they differ. */
export function commonOf<Value>(values: Iterable<Value>): Value | undefined {
  let first: Value | undefined;
  let begun = false;
  for (const value of values) {
    if (begun && value !== first) return undefined;
    [first, begun] = [value, true];
  }
  return first;
}
