import type { documentIssued } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { documentTextsIn } from './document-texts.ts';
import { button, type Content, facts, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

/** An invoice, a receipt, or what takes one back; the document itself is attached. */
export function documentMail(
  issued: Body<typeof documentIssued>,
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { footer, locale } = textsIn(language);
  const says = documentTextsIn(language);
  const { number, refersTo, eventTitle, reference, seller } = issued;
  const subject = says.kinds[issued.kind].subject(number, eventTitle);
  const first = says.kinds[issued.kind].body({ eventTitle, seller });
  const rows: readonly (readonly [string, string])[] = [
    [says.number, number],
    ...(refersTo === null ? [] : [[says.refersTo, refersTo] as const]),
    [says.reference, reference],
    [says.total, format({ amountMinor: issued.totalMinor, currency: issued.currency }, locale)],
  ];
  const url = `${webUrl}/bookings/${issued.bookingId}`;
  return {
    subject,
    text: [
      first,
      '',
      ...rows.map(([name, value]) => labelled(language, name, value)),
      '',
      says.attached,
      '',
      labelled(language, says.view, url),
      '',
      footer,
    ].join('\n'),
    html: layOut({
      language,
      subject,
      preview: first,
      heading: subject,
      body: [paragraph(first), facts(rows), paragraph(says.attached), button(says.view, url)],
      footer,
    }),
  };
}
