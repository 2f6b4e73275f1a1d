import type { bookingRejected } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { type Content, letter } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

/** To somebody whose money came too late: no tickets, all the money back. */
export function cancellationMail(
  booking: Body<typeof bookingRejected>,
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { cancellation: says, footer, locale } = textsIn(language);
  const subject = says.subject(booking.eventTitle);
  const sentences = [
    says.body(booking.eventTitle, booking.reference),
    says.money(format({ amountMinor: booking.totalMinor, currency: booking.currency }, locale)),
    says.apology,
  ];
  const url = `${webUrl}/events`;
  return letter({ language, subject, heading: says.heading, preview: says.heading, sentences, action: { label: says.other, url }, footer });
}
