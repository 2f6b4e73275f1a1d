import type { BillingForm, DocumentContent, DocumentKind } from '@event-planner/contracts/documents';
import type { bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Generated, Json, Selectable } from '@event-planner/platform/database';

export interface DocumentTables {
  billingProfiles: BillingProfileTable;
  documentPrefixes: { organizerId: string; prefix: string; kind: DocumentKind };
  documentSeries: { organizerId: string; kind: DocumentKind; year: number; last: number };
  documents: DocumentTable;
  documentLogos: { sha256: string; png: Buffer };
  documentFiles: { documentId: string; sha256: string; bytes: number };
  invoiceDuplicates: DuplicateTable;
  duplicateFiles: { duplicateId: string; sha256: string; bytes: number };
  creditsDue: CreditDueTable;
  restatementsDue: { id: string; organizerId: string; bookingId: string; eventId: string };
}

interface BillingProfileTable {
  organizerId: string;
  version: number;
  form: Json<BillingForm>;
  updatedAt: Date;
  updatedBy: string;
}

interface DocumentTable {
  id: string;
  /** In the order in which they were written. */
  position: Generated<number>;
  organizerId: string;
  kind: DocumentKind;
  /** 0 where numbers do not begin anew each year. */
  year: number;
  sequence: number;
  number: string;
  /** Why it was written, so that it is written once. */
  cause: string;
  issuedAt: Date;
  /** A day, as it is written. */
  issuedOn: string;
  bookingId: string;
  eventId: string;
  eventTitle: string;
  userId: string;
  reference: string;
  buyer: string;
  refersTo: string | null;
  currency: string;
  /** Negative where it takes back. */
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
  content: Json<DocumentContent>;
}

interface DuplicateTable {
  id: string;
  documentId: string;
  organizerId: string;
  paymentId: string;
  /** What stayed unpaid. */
  netMinor: number;
  taxMinor: number;
  content: Json<DocumentContent>;
  writtenAt: Date;
}

interface CreditDueTable {
  refundId: string;
  organizerId: string;
  bookingId: string;
  refund: Json<Body<typeof bookingRefundRecorded>>;
  ready: Generated<boolean>;
  since: Date;
}

export type DocumentRow = Selectable<DocumentTable>;
export type DuplicateRow = Selectable<DuplicateTable>;
export type NewDocument = Omit<DocumentRow, 'position'>;
export type CreditDueRow = Selectable<CreditDueTable>;
