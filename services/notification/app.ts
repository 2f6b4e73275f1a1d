import type { App } from '@event-planner/platform/service';
import type { NotificationContext } from './context.ts';
import { accountSubscribers } from './mails/accounts.ts';
import { mailRoutes } from './mails/routes.ts';
import { createMails } from './mails/service.ts';
import { documentSubscribers } from './mails/documents.ts';
import { ownerSubscribers } from './mails/owners.ts';
import { moveSubscribers } from './mails/moves.ts';
import { paymentSubscribers } from './mails/payments.ts';
import { mailSubscribers } from './mails/subscribers.ts';
import type { notification } from './manifest.ts';
import { privacySubscribers } from './privacy/subscribers.ts';
import type { Tables } from './tables.ts';
import { calendarFor } from './templates/calendar.ts';
import { cancellationMail } from './templates/cancellation-mail.ts';
import { addressTriedMail, codeMail, erasedMail, securityMail } from './templates/account-mails.ts';
import { confirmationMail } from './templates/confirmation-mail.ts';
import { documentMail } from './templates/document-mail.ts';
import { givenBackMail } from './templates/given-back-mail.ts';
import { heldMail } from './templates/held-mails.ts';
import { overdueMail, paymentAwaitedMail, paymentDueMail, wayChosenMail } from './templates/payment-mails.ts';
import { invitationMail } from './templates/invitation-mail.ts';
import { ownerMail } from './templates/owner-mails.ts';
import { postponedMail } from './templates/postponed-mail.ts';
import { refundMail } from './templates/refund-mail.ts';
import { ticketResoldMail, transferOfferedMail, transferOverMail, transferSettledMail } from './templates/transfer-mail.ts';
import { offerExpiredMail, placeOfferMail } from './templates/waiting-mails.ts';

const templates = {
  calendar: calendarFor,
  cancellation: cancellationMail,
  addressTried: addressTriedMail,
  code: codeMail,
  erased: erasedMail,
  security: securityMail,
  confirmation: confirmationMail,
  document: documentMail,
  givenBack: givenBackMail,
  invitation: invitationMail,
  postponed: postponedMail,
  refund: refundMail,
  ticketResold: ticketResoldMail,
  transferOffered: transferOfferedMail,
  transferSettled: transferSettledMail,
  transferOver: transferOverMail,
  placeOffer: placeOfferMail,
  offerExpired: offerExpiredMail,
  wayChosen: wayChosenMail,
  paymentDue: paymentDueMail,
  paymentAwaited: paymentAwaitedMail,
  overdue: overdueMail,
  held: heldMail,
  owner: ownerMail,
};

export async function createApp(context: NotificationContext): Promise<App<typeof notification, Tables>> {
  const mails = createMails(context);
  return {
    routes: [mailRoutes(mails)],
    subscribers: {
      ...accountSubscribers(context, mails, templates),
      ...mailSubscribers(context, mails, templates),
      ...privacySubscribers(context),
      ...moveSubscribers(context, mails, templates),
      ...paymentSubscribers(context, mails, templates),
      ...ownerSubscribers(context, mails, templates),
      ...documentSubscribers(context, mails, templates),
    },
    jobs: {},
  };
}
