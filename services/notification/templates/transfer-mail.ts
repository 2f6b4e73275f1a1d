import type { bookingTicketResold, bookingTransferOffered, bookingTransferSettled } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { formatInstant, formatPeriod } from './dates.ts';
import { aside, button, type Content, facts, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

interface Options {
  readonly webUrl: string;
  readonly language: Language;
}

/** To whom tickets are offered: what they would get, and the link that is the right to it. */
export function transferOfferedMail(offer: Body<typeof bookingTransferOffered>, { webUrl, language }: Options): Content {
  const { transfer: says, confirmation, strangersFooter, locale } = textsIn(language);
  const footer = strangersFooter(offer.from);
  const { timeZone } = offer;
  const count = offer.tickets.length;
  const subject = says.subject(offer.from, offer.eventTitle, count);
  const url = `${webUrl}/transfers/${offer.token}`;
  const what: readonly (readonly [string, string])[] = [
    [confirmation.when, formatPeriod(new Date(offer.startsAt), new Date(offer.endsAt), { locale, timeZone })],
    [confirmation.where, offer.venueName],
    ...offer.tickets.map(({ ticketTypeName, place }) => [ticketTypeName, place] as const),
  ];
  const intro = says.body(offer.from, offer.eventTitle, count);
  const until = says.until(formatInstant(new Date(offer.expiresAt), { locale, timeZone }));
  const message = offer.message === undefined ? [] : [says.message(offer.from, offer.message)];
  return {
    subject,
    text: [
      intro,
      '',
      ...message,
      ...what.map(([name, value]) => labelled(language, name, value)),
      '',
      labelled(language, says.look, url),
      '',
      until,
      says.secret,
      '',
      footer,
    ].join('\n'),
    html: layOut({
      language,
      subject,
      preview: intro,
      heading: says.heading(offer.eventTitle),
      body: [paragraph(intro), ...message.map(paragraph), facts(what), button(says.look, url), aside(until), aside(says.secret)],
      footer,
    }),
  };
}

type Settled = Body<typeof bookingTransferSettled>;

/** To who offered them: what came of it. */
export function transferSettledMail(
  settled: Settled & { readonly outcome: 'accepted' | 'declined' | 'expired' },
  { webUrl, language }: Options,
): Content {
  const { transfer: says, footer, refund } = textsIn(language);
  const { eventTitle, offeredTo, count, outcome } = settled;
  const words = says[outcome];
  const subject = words.subject(eventTitle);
  const body = words.body(offeredTo, eventTitle, count);
  const url = `${webUrl}/bookings/${settled.bookingId}`;
  return {
    subject,
    text: [body, '', labelled(language, refund.view, url), '', footer].join('\n'),
    html: layOut({ language, subject, preview: body, heading: words.heading, body: [paragraph(body), button(refund.view, url)], footer }),
  };
}

/** To whom they were offered: that they need not look at the link any more. */
export function transferOverMail(settled: Settled & { readonly outcome: 'withdrawn' | 'expired' }, { webUrl, language }: Options): Content {
  const { transfer, strangersFooter, cancellation } = textsIn(language);
  const { eventTitle, from, outcome } = settled;
  const footer = strangersFooter(from ?? '');
  const says = transfer.over[outcome];
  const subject = says.subject(eventTitle);
  const body = says.body(from ?? '', eventTitle);
  const url = `${webUrl}/events`;
  return {
    subject,
    text: [body, '', labelled(language, cancellation.other, url), '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: body,
      heading: says.heading,
      body: [paragraph(body), button(cancellation.other, url)],
      footer,
    }),
  };
}

/** To who sold a ticket: what they get for it. */
export function ticketResoldMail(sold: Body<typeof bookingTicketResold>, { webUrl, language }: Options): Content {
  const { transfer, footer, refund, locale } = textsIn(language);
  const { sold: says } = transfer;
  const subject = says.subject(sold.eventTitle);
  const body = says.body(sold.eventTitle, sold.reference, format({ amountMinor: sold.payoutMinor, currency: sold.currency }, locale));
  const url = `${webUrl}/bookings/${sold.bookingId}`;
  return {
    subject,
    text: [body, '', labelled(language, refund.view, url), '', footer].join('\n'),
    html: layOut({ language, subject, preview: body, heading: says.heading, body: [paragraph(body), button(refund.view, url)], footer }),
  };
}
