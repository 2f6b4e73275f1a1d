import { createHash } from 'node:crypto';

/** A line of a statement, whatever format it came in. */
export interface ReadLine {
  /** Of the file, for the report. */
  readonly row: number;
  readonly bookedOn: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly counterparty: string;
  readonly iban: string;
  readonly purpose: string;
  /** What the bank itself says of it, where nobody wrote what it is for: it names nothing, for statements were read before it was. */
  readonly note?: string;
  /** The bank's own name for it, where it has one. */
  readonly bankReference: string;
}
export type Read = ReadLine | { readonly row: number; readonly reason: string };

/** Why a whole file cannot be read any further. */
export class Unreadable extends Error {}

/**
 * Names lines by all that the bank says of them, so that a statement that is read twice, or overlaps with another, changes nothing. Of those that are alike in one file
 * each counts: banks print whole days, so that they are as many in every statement.
 */
export function createFingerprints(): (line: ReadLine) => string {
  const seen = new Map<string, number>();
  return ({ bookedOn, amountMinor, currency, counterparty, iban, purpose, bankReference }) => {
    const facts = [bookedOn, amountMinor, currency, ...[counterparty, iban, purpose, bankReference].map(squeeze)];
    const name = createHash('sha256').update(JSON.stringify(facts)).digest('base64url');
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}#${nth}`;
  };
}

/** What is known of what it is for. */
export const purposeOf = ({ purpose, note = '' }: ReadLine): string => clean(`${purpose} ${note}`);

/** The same text however a bank breaks its lines today. */
const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const mostChars = 1000;
/** What may stand in a row of the database, and on a screen. */
export const clean = (text: string): string =>
  text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .toWellFormed()
    .slice(0, mostChars);
