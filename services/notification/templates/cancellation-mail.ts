import type { bookingRejected } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { button, type Content, layOut, paragraph } from './layout.ts';
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
  return {
    subject,
    text: [...sentences.flatMap(sentence => [sentence, '']), `${says.other}: ${url}`, '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: says.heading,
      heading: says.heading,
      body: [...sentences.map(paragraph), button(says.other, url)],
      footer,
    }),
  };
}
