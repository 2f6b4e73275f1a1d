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
import { payingTexts as says } from './paying-texts.ts';

const { locale, footer } = says;
const language = 'en';

interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly rows?: readonly (readonly [name: string, value: string])[];
  readonly url: string;
}

function write({ subject, heading, sentences, rows = [], url }: Letter): Content {
  const [first = subject, ...rest] = sentences;
  const lines = [first, '', ...rows.map(([name, value]) => `${name}: ${value}`), '', ...rest, '', `${says.view}: ${url}`, '', footer];
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

function rowsOf(due: BookingDue): readonly (readonly [string, string])[] {
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
export async function wayChosenMail(due: BookingDue, webUrl: string): Promise<Content & { readonly attachments: readonly Attachment[] }> {
  const { subject, heading, body } = says.chosen[due.way];
  const attachments = await codeFor(due);
  const sentences = [body(due), ...(due.account ? [says.exactly] : []), ...(attachments.length > 0 ? [says.code] : []), says.otherwise];
  const url = `${webUrl}/bookings/${due.bookingId}`;
  return { ...write({ subject: subject(due.eventTitle), heading, sentences, rows: rowsOf(due), url }), attachments };
}

export async function paymentDueMail(due: BookingDue, webUrl: string): Promise<Content & { readonly attachments: readonly Attachment[] }> {
  const sentences = [says.due.body(due), says.exactly, says.otherwise];
  const url = `${webUrl}/bookings/${due.bookingId}`;
  return {
    ...write({ subject: says.due.subject(due.eventTitle), heading: says.due.heading, sentences, rows: rowsOf(due), url }),
    attachments: await codeFor(due),
  };
}

/** Of a payment that takes days: that it is under way, or that it did not come through. */
export function paymentAwaitedMail(news: Body<typeof bookingPaymentAwaited>, webUrl: string): Content {
  const { subject, heading, body } = news.outcome === 'begun' ? says.processing : says.failed;
  const until = formatInstant(new Date(news.until), { locale, timeZone: news.timeZone });
  const url = `${webUrl}/bookings/${news.bookingId}`;
  return write({ subject: subject(news.eventTitle), heading, sentences: [body(news.eventTitle, news.reference, until)], url });
}

export function overdueMail(invoice: Body<typeof paymentOverdue>, webUrl: string): Content {
  const { subject, heading, body } = says.overdue;
  const { eventTitle, reference, amountMinor, currency, dueAt, bookingId } = invoice;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(dueAt));
  const amount = format({ amountMinor, currency }, locale);
  return write({
    subject: subject(eventTitle),
    heading,
    sentences: [body({ eventTitle, reference, amount, day })],
    url: `${webUrl}/bookings/${bookingId}`,
  });
}
