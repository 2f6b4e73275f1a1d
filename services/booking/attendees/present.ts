import type { Answer } from '@event-planner/contracts/answers';
import type { Attendee } from '@event-planner/contracts/orders';
import type { DisputeRow } from '../order-disputes.ts';
import { toOrderTicket } from '../order-ticket.ts';
import type { AttendeeRow } from './store.ts';

export const toAttendee = (row: AttendeeRow, checkedInAt: Date | null, dispute: DisputeRow | undefined): Attendee => ({
  ...toOrderTicket(row),
  disputed: dispute?.state ?? null,
  bookingId: row.bookingId,
  reference: row.reference,
  origin: row.origin,
  buyerName: row.buyerName,
  email: row.email,
  answers: [...(row.answers?.attendees[row.position - 1]?.answers ?? []), ...(row.answers?.order ?? [])].map(({ label, ...answer }) => ({
    label,
    text: textOf(answer),
  })),
  checkedInAt: checkedInAt?.toISOString() ?? null,
});

/** What was answered in one line: several options side by side, a file by its name. */
export const textOf = ({ values, file }: Pick<Answer, 'values' | 'file'>): string => file?.name ?? values.join(', ');
