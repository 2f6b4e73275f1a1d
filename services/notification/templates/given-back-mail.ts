import type { bookingGivenBack } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { type Content, letter } from './layout.ts';
import { type GivenBackCause, type Language, type Texts, textsIn } from './texts.ts';

type GivenBack = Body<typeof bookingGivenBack>;

const causeOf: Readonly<Partial<Record<GivenBack['cause'], GivenBackCause>>> = { cancelled_by_buyer: 'buyer', event_cancelled: 'event' };

/** The one mail about tickets or money that went back: what ended, how much comes back, and how. */
export function givenBackMail(given: GivenBack, { webUrl, language }: { readonly webUrl: string; readonly language: Language }): Content {
  const { givenBack: says, footer, locale } = textsIn(language);
  const cause = causeOf[given.cause] ?? 'team';
  const { organizerName: organizer, eventTitle, reference, ticketsEnded: count } = given;
  const subject = says.subject[cause](eventTitle, count);
  const sentences = [
    says.body[cause]({ organizer, eventTitle, reference, count }),
    ...(given.ticketsLeft > 0 && count > 0 ? [says.left(given.ticketsLeft)] : []),
    ...(given.reason === null ? [] : [says.reason(organizer, given.reason)]),
    moneyIn(says, given, locale),
  ];
  const url = `${webUrl}/bookings/${given.bookingId}`;
  return letter({ language, subject, heading: subject, sentences, action: { label: says.view, url }, footer });
}

function moneyIn(says: Texts['givenBack'], { refundMinor, currency, state, asCredit, organizerName }: GivenBack, locale: string): string {
  if (refundMinor === 0) return says.nothing;
  const amount = format({ amountMinor: refundMinor, currency }, locale);
  if (asCredit) return says.asCredit(amount, organizerName);
  return state === 'by_hand' ? says.byHand(amount, organizerName) : says.byCard(amount);
}
