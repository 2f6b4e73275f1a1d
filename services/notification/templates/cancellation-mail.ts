import type { bookingRejected } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { type Content, letter } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

/** To somebody whose money came too late: no tickets, all the money back, of which so much was credit and is again. */
export function cancellationMail(
  { creditMinor, ...booking }: Body<typeof bookingRejected> & { readonly creditMinor: number },
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { cancellation: says, creditAgain, footer, locale } = textsIn(language);
  const written = (amountMinor: number): string => format({ amountMinor, currency: booking.currency }, locale);
  const subject = says.subject(booking.eventTitle);
  const sentences = [
    says.body(booking.eventTitle, booking.reference),
    ...(creditMinor < booking.totalMinor ? [says.money(written(booking.totalMinor - creditMinor))] : []),
    ...(creditMinor > 0 ? [creditAgain(written(creditMinor))] : []),
    says.apology,
  ];
  const url = `${webUrl}/events`;
  return letter({ language, subject, heading: says.heading, preview: says.heading, sentences, action: { label: says.other, url }, footer });
}
