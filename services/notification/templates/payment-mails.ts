import { epcCode } from '@event-planner/contracts/epc';
import type { bookingPaymentAwaited } from '@event-planner/contracts/messages';
import type { paymentOverdue } from '@event-planner/contracts/payment-messages';
import type { BookingDue } from '@event-planner/contracts/payment-ways';
import type { Body } from '@event-planner/model';
import type { Attachment } from '@event-planner/platform/mail';
import { format } from '@event-planner/platform/money';
import QRCode from 'qrcode';
import { formatInstant } from './dates.ts';
import { button, type Content, facts, layOut, paragraph } from './layout.ts';
import { type PayingTexts, payingTextsIn } from './paying-texts.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

interface Reading {
  readonly webUrl: string;
  readonly language: Language;
}
type WithCode = Content & { readonly attachments: readonly Attachment[] };

interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly rows?: readonly (readonly [name: string, value: string])[];
  readonly bookingId: string;
}

function write({ subject, heading, sentences, rows = [], bookingId }: Letter, { webUrl, language }: Reading): Content {
  const { footer } = textsIn(language);
  const says = payingTextsIn(language);
  const url = `${webUrl}/bookings/${bookingId}`;
  const [first = subject, ...rest] = sentences;
  const lines = [
    first,
    '',
    ...rows.map(([name, value]) => labelled(language, name, value)),
    ...(rows.length > 0 ? [''] : []),
    ...rest,
    ...(rest.length > 0 ? [''] : []),
    labelled(language, says.view, url),
    '',
    footer,
  ];
  return {
    subject,
    text: lines.join('\n'),
    html: layOut({
      language,
      subject,
      preview: first,
      heading,
      body: [paragraph(first), ...(rows.length > 0 ? [facts(rows)] : []), ...rest.map(paragraph), button(says.view, url)],
      footer,
    }),
  };
}

function rowsOf(due: BookingDue, says: PayingTexts, locale: string): readonly (readonly [string, string])[] {
  const { account, reference, totalMinor: amountMinor, currency, payBy, timeZone } = due;
  return [
    [says.amount, format({ amountMinor, currency }, locale)],
    ...(account
      ? ([
          [says.holder, account.holder],
          [says.iban, spaced(account.iban)],
        ] as const)
      : []),
    ...(account?.bic ? ([[says.bic, account.bic]] as const) : []),
    [says.reference, reference],
    [says.until, formatInstant(new Date(payBy), { locale, timeZone })],
  ];
}

/** As it is printed: in groups of four. */
const spaced = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** What a bank's app reads, as a picture; none where the code cannot say it. */
async function codeFor({ account, reference, totalMinor, currency }: BookingDue): Promise<readonly Attachment[]> {
  const code = account && epcCode({ account, reference, amount: { amountMinor: totalMinor, currency } });
  return code === null
    ? []
    : [
        {
          filename: 'girocode.png',
          contentType: 'image/png',
          content: await QRCode.toBuffer(code, { errorCorrectionLevel: 'M', scale: 6 }),
        },
      ];
}

/** How to pay what was chosen to be paid slowly. */
export async function wayChosenMail(due: BookingDue, reading: Reading): Promise<WithCode> {
  const says = payingTextsIn(reading.language);
  const { subject, heading, body } = says.chosen[due.way];
  const attachments = await codeFor(due);
  const sentences = [body(due), ...(due.account ? [says.exactly] : []), ...(attachments.length > 0 ? [says.code] : []), says.otherwise];
  const rows = rowsOf(due, says, textsIn(reading.language).locale);
  return { ...write({ subject: subject(due.eventTitle), heading, sentences, rows, bookingId: due.bookingId }, reading), attachments };
}

export async function paymentDueMail(due: BookingDue, reading: Reading): Promise<WithCode> {
  const says = payingTextsIn(reading.language);
  const { subject, heading, body } = says.due;
  const rows = rowsOf(due, says, textsIn(reading.language).locale);
  const sentences = [body(due), says.exactly, says.otherwise];
  return {
    ...write({ subject: subject(due.eventTitle), heading, sentences, rows, bookingId: due.bookingId }, reading),
    attachments: await codeFor(due),
  };
}

/** Of a payment that takes days: that it is under way, or that it did not come through. */
export function paymentAwaitedMail(news: Body<typeof bookingPaymentAwaited>, reading: Reading): Content {
  const says = payingTextsIn(reading.language);
  const { subject, heading, body } = news.outcome === 'begun' ? says.processing : says.failed;
  const { eventTitle, reference, bookingId, timeZone } = news;
  const until = formatInstant(new Date(news.until), { locale: textsIn(reading.language).locale, timeZone });
  return write({ subject: subject(eventTitle), heading, sentences: [body(eventTitle, reference, until)], bookingId }, reading);
}

export function overdueMail(invoice: Body<typeof paymentOverdue>, reading: Reading): Content {
  const { subject, heading, body } = payingTextsIn(reading.language).overdue;
  const { locale } = textsIn(reading.language);
  const { eventTitle, reference, amountMinor, currency, dueAt, bookingId } = invoice;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(dueAt));
  const amount = format({ amountMinor, currency }, locale);
  return write({ subject: subject(eventTitle), heading, sentences: [body({ eventTitle, reference, amount, day })], bookingId }, reading);
}
