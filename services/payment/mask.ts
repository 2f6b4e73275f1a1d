interface Destination {
  readonly iban: string | null;
  readonly providerAccountId: string | null;
}

/** Enough to know one's own account by, and no more: country and the last four. */
export function maskOf({ iban, providerAccountId }: Destination): string {
  const whole = iban ?? providerAccountId ?? '';
  return iban === null ? `… ${whole.slice(-4)}` : `${whole.slice(0, 2)} … ${whole.slice(-4)}`;
}
