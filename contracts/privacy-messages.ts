import { message } from '@event-planner/model';
import { z } from 'zod';
import { Email, Id, Instant } from './http.ts';
import { MailLanguage } from './mail-language.ts';

/** Somebody wants to have all that is known of them. Each service that holds some answers with its own message, in parts. */
export const exportRequested = message('user.export-requested.v1', z.object({ exportId: Id, userId: Id, email: Email }));

/** Characters in one part; with room for an envelope it fits into what any broker carries. */
export const partLength = 60_000;
/** Together with `partLength`, the most that one service tells of one person. */
export const mostParts = 400;

/** The `part`th of `parts` texts, counted from 1, which make one JSON document: lists of rows by what they are. */
const Part = z.object({
  exportId: Id,
  part: z.int().min(1).max(mostParts),
  parts: z.int().min(1).max(mostParts),
  text: z.string().max(partLength),
});
const said = { sensitive: true } as const;
export const eventDataTold = message('event.personal-data-told.v1', Part, said);
export const bookingDataTold = message('booking.personal-data-told.v1', Part, said);
export const paymentDataTold = message('payment.personal-data-told.v1', Part, said);
export const notificationDataTold = message('notification.personal-data-told.v1', Part, said);
export const trailDataTold = message('trail.personal-data-told.v1', Part, said);

/**
 * From now on nobody may know any more who this was: whoever hears it forgets the name and the address wherever they stand, keeps what law wants kept under the id alone,
 * and answers. The id is nobody's afterwards. Carries the address for what was written down without an id, hence sensitive.
 */
export const erasureDue = message('user.erasure-due.v1', z.object({ erasureId: Id, userId: Id, email: Email, dueAt: Instant }), {
  sensitive: true,
});

const Done = z.object({ erasureId: Id, userId: Id });
export const eventPersonErased = message('event.person-erased.v1', Done);
export const bookingPersonErased = message('booking.person-erased.v1', Done);
export const paymentPersonErased = message('payment.person-erased.v1', Done);
export const notificationPersonErased = message('notification.person-erased.v1', Done);
export const trailPersonErased = message('trail.person-erased.v1', Done);

/** Nobody here knows any more who it was, but the last mail that says so; carries its address, hence sensitive. */
export const personErased = message('user.person-erased.v1', z.object({ erasureId: Id, email: Email, language: MailLanguage.optional() }), {
  sensitive: true,
});
