import type { offerExpired, placeOffered } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { aside, button, type Content, layOut, paragraph } from './layout.ts';
import { waitingTextsIn } from './waiting-texts.ts';
import { labelled } from '../typography.ts';

/** Places are kept for somebody who waited: what, until when, and the link to take or decline them. */
export function placeOfferMail(offer: Body<typeof placeOffered>, { webUrl }: { readonly webUrl: string }): Content {
  const { offer: says, footer, locale } = waitingTextsIn(offer.language);
  const subject = says.subject(offer.eventTitle);
  const heading = says.heading(offer.quantity);
  const body = says.body(offer);
  const resale = offer.isResale === true ? [says.resale(offer.quantity)] : [];
  const until = says.until(momentOf(offer, locale));
  // The link only opens a page: what programs fetch that look into mails changes nothing.
  const url = `${webUrl}/waiting/${offer.entryId}?token=${offer.token}`;
  return {
    subject,
    text: [body, ...resale, '', until, says.next, '', labelled(offer.language, says.take, url), '', says.decline, '', footer].join('\n'),
    html: layOut({
      language: offer.language,
      subject,
      preview: until,
      heading,
      body: [paragraph(body), ...resale.map(paragraph), paragraph(`${until} ${says.next}`), button(says.take, url), aside(says.decline)],
      footer,
    }),
  };
}

/** Nobody answered in time. */
export function offerExpiredMail(offer: Body<typeof offerExpired>, { webUrl }: { readonly webUrl: string }): Content {
  const { expired: says, footer } = waitingTextsIn(offer.language);
  const subject = says.subject(offer.eventTitle);
  const body = says.body(offer);
  const url = `${webUrl}/events/${offer.eventSlug}`;
  return {
    subject,
    text: [body, '', says.again, '', labelled(offer.language, says.view, url), '', footer].join('\n'),
    html: layOut({
      language: offer.language,
      subject,
      preview: body,
      heading: says.heading,
      body: [paragraph(body), paragraph(says.again), button(says.view, url)],
      footer,
    }),
  };
}

const momentOf = ({ until, timeZone }: Body<typeof placeOffered>, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(until));
