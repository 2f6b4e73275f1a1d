import type { calendarFor } from '../templates/calendar.ts';
import type { cancellationMail } from '../templates/cancellation-mail.ts';
import type { addressTriedMail, codeMail, erasedMail, securityMail } from '../templates/account-mails.ts';
import type { confirmationMail } from '../templates/confirmation-mail.ts';
import type { documentMail } from '../templates/document-mail.ts';
import type { givenBackMail } from '../templates/given-back-mail.ts';
import type { heldMail } from '../templates/held-mails.ts';
import type { overdueMail, paymentAwaitedMail, paymentDueMail, wayChosenMail } from '../templates/payment-mails.ts';
import type { invitationMail } from '../templates/invitation-mail.ts';
import type { ownerMail } from '../templates/owner-mails.ts';
import type { postponedMail } from '../templates/postponed-mail.ts';
import type { refundMail } from '../templates/refund-mail.ts';
import type { ticketResoldMail, transferOfferedMail, transferOverMail, transferSettledMail } from '../templates/transfer-mail.ts';
import type { offerExpiredMail, placeOfferMail } from '../templates/waiting-mails.ts';

/** What mails are written with. */
export interface Templates {
  readonly calendar: typeof calendarFor;
  readonly cancellation: typeof cancellationMail;
  readonly addressTried: typeof addressTriedMail;
  readonly code: typeof codeMail;
  readonly erased: typeof erasedMail;
  readonly security: typeof securityMail;
  readonly confirmation: typeof confirmationMail;
  readonly document: typeof documentMail;
  readonly givenBack: typeof givenBackMail;
  readonly invitation: typeof invitationMail;
  readonly postponed: typeof postponedMail;
  readonly refund: typeof refundMail;
  readonly ticketResold: typeof ticketResoldMail;
  readonly transferOffered: typeof transferOfferedMail;
  readonly transferSettled: typeof transferSettledMail;
  readonly transferOver: typeof transferOverMail;
  readonly placeOffer: typeof placeOfferMail;
  readonly offerExpired: typeof offerExpiredMail;
  readonly wayChosen: typeof wayChosenMail;
  readonly paymentDue: typeof paymentDueMail;
  readonly paymentAwaited: typeof paymentAwaitedMail;
  readonly overdue: typeof overdueMail;
  readonly held: typeof heldMail;
  readonly owner: typeof ownerMail;
}
