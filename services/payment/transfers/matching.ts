import { type BankLine, SuggestionReason } from '@event-planner/contracts/bank-statements';
import { isWaited, isWrittenOff, mayStillCome } from '../invoiced.ts';
import type { PaymentRow } from '../tables.ts';

/** Characters of a booking's reference, and how many there are. */
const length = 8;

/** However it was typed: without spaces, dashes and small letters. */
const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** All that could be a reference in a purpose. The text is bounded, and so are they. */
export function candidatesIn(purpose: string): readonly string[] {
  const text = plain(purpose);
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));
}

/** Which of these a purpose names by the number of its document, however it was typed: `re 2030 00012`, but not in `RE-2030-000123` or `CRE-2030-00012`. */
export function createNumberReader<Asked extends { readonly documentNumber?: string | null }>(
  asked: readonly Asked[],
): (purpose: string) => readonly Asked[] {
  const numbered = asked.flatMap(one => (one.documentNumber ? [{ one, sought: plain(one.documentNumber) }] : []));
  return purpose => {
    const text = plain(purpose);
    return numbered
      .filter(
        ({ sought }) =>
          text.includes(sought) && new RegExp(`(?<![A-Z0-9])${sought.split('').join('[^A-Z0-9]*')}(?![0-9])`, 'i').test(purpose),
      )
      .map(({ one }) => one);
  };
}

/** One letter other, missing or too much. */
export function isTypoOf(reference: string, purpose: string): boolean {
  const text = plain(purpose);
  for (const width of [length - 1, length, length + 1])
    for (let at = 0; at + width <= text.length; at++) if (isOneEdit(reference, text.slice(at, at + width))) return true;
  return false;
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

export interface Known extends Pick<
  PaymentRow,
  | 'id'
  | 'reference'
  | 'amountMinor'
  | 'writtenOffMinor'
  | 'currency'
  | 'buyerName'
  | 'state'
  | 'failureCode'
  | 'method'
  | 'providerId'
  | 'dueAt'
> {
  /** Of the document that asks for it. */
  readonly documentNumber?: string | null;
}

interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** What pays it to the last digit: what is asked for, and of what was written off all of it, or all that was asked for last. */
const amountsOf = (payment: Known): readonly number[] => {
  const laterMinor = mayStillCome(payment);
  const asked = laterMinor === 0 || isWrittenOff(payment) ? [payment.amountMinor] : [];
  return laterMinor === 0 ? asked : [...asked, laterMinor];
};

/**
 * The one payment that a line pays beyond doubt: it alone is named, exactly, and so much is owed, to the last digit. What was given up or written off is paid late; whether there are still
 * places is for the booking to say. Undefined: somebody has to look.
 */
export function matchOf(
  line: Money,
  named: readonly Known[],
  /** Of what has come in parts, the rest is owed. */
  arrived: ReadonlyMap<string, number> = new Map(),
): Known | undefined {
  const [only, ...others] = named;
  if (!only || others.length > 0 || !isWaited(only)) return undefined;
  const withParts = line.amountMinor + (arrived.get(only.id) ?? 0);
  return amountsOf(only).includes(withParts) && only.currency === line.currency ? only : undefined;
}

type Reason = BankLine['suggestions'][number]['reason'];
const order = SuggestionReason.options;
const most = 5;

/** What a line could be for, the likeliest first: suggestions, nothing of which happens by itself. */
export function suggestionsFor<Payment extends Known>(
  line: Money & { readonly purpose: string; readonly counterparty: string; readonly before?: ReadonlySet<string> },
  payments: readonly Payment[],
): readonly { readonly payment: Payment; readonly reason: Reason }[] {
  const named = new Set(candidatesIn(line.purpose));
  const numbered = new Set(createNumberReader(payments)(line.purpose));
  const reasonFor = (payment: Payment): Reason | undefined => {
    const reference = payment.reference ?? '';
    const wasForIt = line.before?.has(payment.id) ?? false;
    if (wasForIt || named.has(reference) || numbered.has(payment)) {
      if (payment.state === 'cancelled') return 'ended';
      if (!isWaited(payment)) return 'paid_already';
      return wasForIt ? 'taken_back' : 'reference';
    }
    if (!isWaited(payment) || payment.currency !== line.currency) return undefined;
    if (reference.length === length && isTypoOf(reference, line.purpose)) return 'reference_typo';
    if (!amountsOf(payment).includes(line.amountMinor)) return undefined;
    return sharesAName(payment.buyerName ?? '', `${line.counterparty} ${line.purpose}`) ? 'amount_and_name' : 'amount';
  };
  return payments
    .flatMap(payment => {
      const reason = reasonFor(payment);
      return reason === undefined ? [] : [{ payment, reason }];
    })
    .toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
    .slice(0, most);
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 2);

function sharesAName(name: string, text: string): boolean {
  const there = new Set(wordsOf(text));
  return wordsOf(name).some(word => there.has(word));
}
