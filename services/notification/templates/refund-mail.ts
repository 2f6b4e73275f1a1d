import { format, type Money } from '@event-planner/platform/money';
import { aside, button, type Content, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

export interface Refunded extends Money {
  readonly bookingId: string;
  /** What was paid for. */
  readonly description: string;
}

export function refundMail(refund: Refunded, { webUrl, language }: { readonly webUrl: string; readonly language: Language }): Content {
  const { refund: says, footer, locale } = textsIn(language);
  const amount = format(refund, locale);
  const subject = says.subject(amount);
  const body = says.body(refund.description);
  const url = `${webUrl}/bookings/${refund.bookingId}`;
  return {
    subject,
    text: [body, '', says.when, '', `${says.view}: ${url}`, '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: body,
      heading: says.heading(amount),
      body: [paragraph(body), aside(says.when), button(says.view, url)],
      footer,
    }),
  };
}
