/** A value that must be there. */
export function named(values: Readonly<Record<string, string>>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`there is no ${name} among ${Object.keys(values).join(', ')}`);
  return value;
}
