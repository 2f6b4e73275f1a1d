/** A value that must be there. */
export function named<Value>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`the host was given no ${name}`);
  return value;
}
