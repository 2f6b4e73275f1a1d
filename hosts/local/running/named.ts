/** A value that must be there. */
export function named(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`the host was given no ${name}`);
  return value;
}
