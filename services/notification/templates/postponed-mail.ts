import type { bookingEventPostponed } from '@event-planner/contracts/postponement-messages';
import type { Body } from '@event-planner/model';
import { formatInstant } from './dates.ts';
import { type Content, letter } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

/** An event has no date any more: the tickets stay valid, and until when they may be given back for everything. */
export function postponedMail(
  postponed: Body<typeof bookingEventPostponed>,
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { postponed: says, footer, locale } = textsIn(language);
  const { eventTitle, organizerName: organizer, reference, tickets: count, timeZone } = postponed;
  const subject = says.subject(eventTitle);
  const until = formatInstant(new Date(postponed.refundUntil), { locale, timeZone });
  const sentences = [says.body({ eventTitle, organizer, reference, count }), says.giveBack(until), says.after];
  const url = `${webUrl}/bookings/${postponed.bookingId}`;
  return letter({ language, subject, heading: subject, sentences, action: { label: says.view, url }, footer });
}
