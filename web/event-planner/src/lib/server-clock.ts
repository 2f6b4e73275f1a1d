/**
 * What time it is at the server: deadlines are the server's, and a visitor's clock may be minutes off.
 * The offset is read from the `Date` header of answers; differences below two seconds are the header's own coarseness.
 */
let offsetMs = 0;

export function noteServerDate(header: string | null, receivedAt: number): void {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(told)) return;
  const difference = told + 500 - receivedAt;
  offsetMs = Math.abs(difference) < 2000 ? 0 : difference;
}

export const serverNow = (): number => Date.now() + offsetMs;
