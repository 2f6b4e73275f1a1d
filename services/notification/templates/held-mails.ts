import type { paymentHeld } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { type Content, letter } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

/** For whoever could not pay because the payment provider was away: it can be paid now, or it is over. */
export function heldMail(
  held: Body<typeof paymentHeld>,
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { heldPayment, footer, locale } = textsIn(language);
  const isPayable = held.outcome === 'payable';
  const says = isPayable ? heldPayment.payable : heldPayment.givenUp;
  const until = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(new Date(held.until));
  const amount = format(held, locale);
  const subject = says.subject(held.description);
  const lines = says.lines({ amount, until });
  const url = isPayable ? `${webUrl}/bookings/${held.bookingId}/pay` : `${webUrl}/bookings/${held.bookingId}`;
  return letter({ language, subject, heading: says.heading, sentences: lines, action: { label: says.action, url }, footer });
}
