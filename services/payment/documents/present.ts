import type { DocumentSummary } from '@event-planner/contracts/documents';
import type { ListedDocument } from './store.ts';

export const presentDocument = (row: ListedDocument): DocumentSummary => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  issuedOn: row.issuedOn,
  bookingId: row.bookingId,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  reference: row.reference,
  buyer: row.buyer,
  currency: row.currency,
  netMinor: row.netMinor,
  taxMinor: row.taxMinor,
  totalMinor: row.totalMinor,
  refersTo:
    row.refersTo !== null && row.aboutNumber !== null && row.aboutKind !== null
      ? { id: row.refersTo, number: row.aboutNumber, kind: row.aboutKind }
      : null,
  standing: row.standing,
  undone: row.takenMinor === 0 ? 'no' : row.takenMinor < row.totalMinor ? 'partly' : 'wholly',
});
