import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { bookingConfirmed, bookingGivenBack } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { idOf } from '@event-planner/platform/ids';
import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { AccountSubscribers } from './accounts.ts';
import type { DocumentSubscribers } from './documents.ts';
import type { MoveSubscribers } from './moves.ts';
import type { OwnerSubscribers } from './owners.ts';
import type { PaymentSubscribers } from './payments.ts';
import type { Mails } from './service.ts';
import { findTickets, getCreditOf, getPayer } from './of-booking.ts';
import { saveBooking } from './store.ts';
import type { Templates } from './templates.ts';

/** Refunds that `booking.given-back.v1` has told the buyer about: nobody gets two mails about one. */
const toldBefore: ReadonlySet<string> = new Set(['cancelled_by_buyer', 'by_team', 'event_cancelled']);

/** What goes back by payment: it knows how much of that had been paid with credit. */
const isSplitByPayment = ({ refundMinor, asCredit, state }: Body<typeof bookingGivenBack>): boolean =>
  refundMinor > 0 && asCredit !== true && state !== 'by_hand';

export function mailSubscribers(
  context: NotificationContext,
  mails: Mails,
  templates: Templates,
): Omit<
  Subscribers<typeof notification, Tables>,
  | 'user.export-requested.v1'
  | 'user.erasure-due.v1'
  | keyof AccountSubscribers
  | keyof MoveSubscribers
  | keyof PaymentSubscribers
  | keyof OwnerSubscribers
  | keyof DocumentSubscribers
> {
  const { now, webUrl } = context;
  const confirmation = async (booking: Body<typeof bookingConfirmed>, language: MailLanguage) => {
    if (booking.tickets.length === 0) return templates.confirmation(booking, { webUrl, language, hasTickets: false });
    const tickets = await findTickets(context, booking.bookingId);
    const invitation = {
      filename: 'event.ics',
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      content: templates.calendar(booking, { webUrl, now: now() }),
    };
    return {
      ...templates.confirmation(booking, { webUrl, language, hasTickets: tickets.length > 0 }),
      attachments: [...tickets, invitation],
    };
  };
  return {
    'organizer.member-invited.v1': async (invited, { tx }) => {
      const { invitationId: subjectId, email, invitedById: readsLike } = invited;
      await mails.send(tx, {
        kind: 'invitation',
        subjectId,
        userId: null,
        email,
        readsLike,
        write: async language => templates.invitation(invited, { webUrl, language }),
      });
    },
    'booking.confirmed.v1': async (booking, { tx }) => {
      const { bookingId, userId, email } = booking;
      await mails.send(tx, {
        kind: 'confirmation',
        subjectId: bookingId,
        userId,
        email,
        write: language => confirmation(booking, language),
      });
      // Last, so that no row is held while booking is asked.
      await saveBooking(tx, { id: bookingId, userId, email, reference: booking.reference, eventTitle: booking.eventTitle });
    },
    // A second letter about the same booking, each time it is asked for.
    'booking.resent.v1': async ({ resentId, ...booking }, { tx }) => {
      const { userId, email } = booking;
      await mails.send(tx, {
        kind: 'confirmation',
        subjectId: resentId,
        userId,
        email,
        write: language => confirmation(booking, language),
      });
    },
    'booking.rejected.v1': async (booking, { tx }) => {
      const { bookingId, userId, email, paymentId } = booking;
      await mails.send(tx, {
        kind: 'cancellation',
        subjectId: paymentId,
        userId,
        email,
        write: async language =>
          templates.cancellation({ ...booking, creditMinor: await getCreditOf(context, booking) }, { webUrl, language }),
      });
      await saveBooking(tx, { id: bookingId, userId, email, reference: booking.reference, eventTitle: booking.eventTitle });
    },
    'booking.given-back.v1': async (given, { tx }) => {
      const { bookingId, userId, email, refundId } = given;
      await mails.send(tx, {
        kind: 'given_back',
        subjectId: refundId,
        userId,
        email,
        write: async language => {
          const creditMinor = isSplitByPayment(given) ? await getCreditOf(context, given) : 0;
          return templates.givenBack({ ...given, creditMinor }, { webUrl, language });
        },
      });
      await saveBooking(tx, { id: bookingId, userId, email, reference: given.reference, eventTitle: given.eventTitle });
    },
    // Each time the event is postponed. A promise that is over by now only confuses.
    'booking.event-postponed.v1': async (postponed, { tx }) => {
      if (new Date(postponed.refundUntil) <= now()) return;
      const { bookingId, version, userId, email } = postponed;
      await mails.send(tx, {
        kind: 'postponed',
        subjectId: idOf(`${bookingId} ${version}`),
        userId,
        email,
        write: async language => templates.postponed(postponed, { webUrl, language }),
      });
    },
    'payment.refunded.v1': async ({ bookingId, amountMinor, currency, cause, refundId, creditMinor = 0 }, { tx }) => {
      if (toldBefore.has(cause)) return;
      const { userId, email, description } = await getPayer(context, tx, bookingId);
      await mails.send(tx, {
        kind: 'refund',
        subjectId: refundId,
        userId,
        email,
        write: async language => templates.refund({ bookingId, description, amountMinor, creditMinor, currency }, { webUrl, language }),
      });
    },
    // An offer may be the second one of an entry: each hold is told once. One that is over by now only confuses.
    'booking.place-offered.v1': async (offer, { tx }) => {
      if (new Date(offer.until) <= now()) return;
      const { userId, email, holdId: subjectId } = offer;
      await mails.send(tx, { kind: 'place_offer', subjectId, userId, email, write: async () => templates.placeOffer(offer, { webUrl }) });
    },
    'booking.offer-expired.v1': async (offer, { tx }) => {
      const { userId, email, entryId: subjectId } = offer;
      await mails.send(tx, {
        kind: 'offer_expired',
        subjectId,
        userId,
        email,
        write: async () => templates.offerExpired(offer, { webUrl }),
      });
    },
  };
}
