import type { bookingGivenBack } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { type Content, letter } from './layout.ts';
import { type GivenBackCause, type Language, type Texts, textsIn } from './texts.ts';

interface GivenBack extends Body<typeof bookingGivenBack> {
  /** Of the money, what credit had paid and is credit again, beside what the card is given back. */
  readonly creditMinor: number;
}

const causeOf: Readonly<Partial<Record<GivenBack['cause'], GivenBackCause>>> = { cancelled_by_buyer: 'buyer', event_cancelled: 'event' };

/** The one mail about tickets or money that went back: what ended, how much comes back, and how. */
export function givenBackMail(given: GivenBack, { webUrl, language }: { readonly webUrl: string; readonly language: Language }): Content {
  const texts = textsIn(language);
  const { givenBack: says, footer } = texts;
  const cause = causeOf[given.cause] ?? (given.byInvoice === true && given.ticketsEnded === 0 ? 'invoice' : 'team');
  const { organizerName: organizer, eventTitle, reference, ticketsEnded: count } = given;
  const subject = says.subject[cause](eventTitle, count);
  const sentences = [
    says.body[cause]({ organizer, eventTitle, reference, count }),
    ...(given.ticketsLeft > 0 && count > 0 ? [says.left(given.ticketsLeft)] : []),
    ...(given.reason === null ? [] : [says.reason(organizer, given.reason)]),
    ...moneyIn(texts, given),
  ];
  const url = `${webUrl}/bookings/${given.bookingId}`;
  return letter({ language, subject, heading: subject, sentences, action: { label: says.view, url }, footer });
}

function moneyIn({ givenBack: says, creditAgain, locale }: Texts, given: GivenBack): readonly string[] {
  const { refundMinor, creditMinor, currency, state, asCredit, byInvoice, organizerName } = given;
  if (refundMinor === 0) return [says.nothing];
  const written = (amountMinor: number): string => format({ amountMinor, currency }, locale);
  if (asCredit) return [says.asCredit(written(refundMinor), organizerName)];
  if (state === 'by_hand' && byInvoice) return [says.byInvoice(written(refundMinor), organizerName)];
  if (state === 'by_hand') return [says.byHand(written(refundMinor), organizerName)];
  return [
    ...(creditMinor < refundMinor ? [says.byCard(written(refundMinor - creditMinor))] : []),
    ...(creditMinor > 0 ? [creditAgain(written(creditMinor))] : []),
  ];
}
