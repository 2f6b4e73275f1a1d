import type { BillingForm, DocumentKind } from '@event-planner/contracts/documents';
import { newId } from '@event-planner/platform/ids';
import type { NewDocument } from '../document-tables.ts';
import type { SaleRow } from '../tables.ts';
import type { Draft, Writing } from './content.ts';
import { takesBack, writeNumber, yearOf } from './rules.ts';
import type { Series } from './writing-store.ts';

/** Documents that are being written under the organizer's lock: each gets the next number of its kind. */
export interface Pad {
  write(sale: SaleRow, draft: Draft, why: { readonly cause: string; readonly refersTo?: string }): NewDocument;
  readonly documents: readonly NewDocument[];
  /** With the sales that they are about. */
  readonly written: readonly Written[];
  /** With the numbers that were given out. */
  series(): readonly Series[];
}

/** With what is needed to write on it. */
export interface OpenPad {
  readonly pad: Pad;
  readonly writing: Writing;
}

export interface Written {
  readonly document: NewDocument;
  readonly sale: SaleRow;
}

export function createPad(
  form: BillingForm,
  given: readonly Series[],
  { organizerId, now }: { readonly organizerId: string; readonly now: Date },
): Pad {
  const last = new Map(given.map(one => [`${one.kind} ${one.year}`, one]));
  const written: Written[] = [];
  const next = (kind: DocumentKind, year: number): number => {
    const sequence = (last.get(`${kind} ${year}`)?.last ?? 0) + 1;
    last.set(`${kind} ${year}`, { kind, year, last: sequence });
    return sequence;
  };
  return {
    written,
    get documents() {
      return written.map(({ document }) => document);
    },
    series: () => [...last.values()],
    write(sale, draft, { cause, refersTo = null }: { readonly cause: string; readonly refersTo?: string | null }) {
      const { kind } = draft;
      const year = yearOf(form.numbers[kind], draft.issuedOn);
      const sequence = next(kind, year);
      const number = writeNumber(form.numbers[kind], year, sequence);
      const sign = takesBack(kind) ? -1 : 1;
      const document: NewDocument = {
        id: newId(now.getTime()),
        organizerId,
        kind,
        year,
        sequence,
        number,
        cause,
        issuedAt: now,
        issuedOn: draft.issuedOn,
        bookingId: sale.bookingId,
        eventId: sale.eventId,
        eventTitle: sale.eventTitle,
        userId: sale.userId,
        reference: sale.reference,
        buyer: draft.buyer.address[0] ?? sale.buyerName,
        refersTo,
        currency: draft.currency,
        netMinor: sign * draft.netMinor,
        taxMinor: sign * draft.taxMinor,
        totalMinor: sign * draft.totalMinor,
        content: { ...draft, number },
      };
      written.push({ document, sale });
      return document;
    },
  };
}
