import { format, type Money } from '@event-planner/platform/money';
import { aside, button, type Content, layOut, paragraph } from './layout.ts';
import { type Language, type Texts, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

export interface Refunded extends Money {
  readonly bookingId: string;
  /** What was paid for. */
  readonly description: string;
  /** Of it, what is credit again: the rest went to the card. */
  readonly creditMinor: number;
}

export function refundMail(refund: Refunded, { webUrl, language }: { readonly webUrl: string; readonly language: Language }): Content {
  const texts = textsIn(language);
  const { refund: says, footer, locale } = texts;
  const amount = format(refund, locale);
  const subject = says.subject(amount);
  const sentences = sentencesOf(refund, texts);
  const when = refund.creditMinor < refund.amountMinor ? [says.when] : [];
  const url = `${webUrl}/bookings/${refund.bookingId}`;
  return {
    subject,
    text: [...[...sentences, ...when].flatMap(sentence => [sentence, '']), labelled(language, says.view, url), '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: sentences[0] ?? subject,
      heading: when.length > 0 ? says.heading(amount) : says.headingCredit(amount),
      body: [...sentences.map(paragraph), ...when.map(aside), button(says.view, url)],
      footer,
    }),
  };
}

function sentencesOf({ amountMinor, creditMinor, currency, description }: Refunded, texts: Texts): readonly string[] {
  const { refund: says, creditAgain, locale } = texts;
  const written = (minor: number): string => format({ amountMinor: minor, currency }, locale);
  if (creditMinor === 0) return [says.body(description)];
  const first = creditMinor < amountMinor ? says.bodyPart(description, written(amountMinor - creditMinor)) : says.bodyCredit(description);
  return [first, creditAgain(written(creditMinor))];
}
