import type { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { formatPeriod } from './dates.ts';
import { aside, button, type Content, facts, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

export interface ConfirmationOptions {
  readonly webUrl: string;
  readonly language: Language;
  readonly hasTickets: boolean;
}

export function confirmationMail(booking: Body<typeof bookingConfirmed>, { webUrl, language, hasTickets }: ConfirmationOptions): Content {
  const { confirmation: says, footer, locale } = textsIn(language);
  const figure = (amountMinor: number): string => format({ amountMinor, currency: booking.currency }, locale);
  const money = (amountMinor: number): string => (amountMinor === 0 ? says.free : figure(amountMinor));
  const count = booking.tickets.length;
  const subject = says.subject(booking.eventTitle, count);
  const url = `${webUrl}/bookings/${booking.bookingId}`;
  const intro = says.body(booking.attendeeName, count);
  const tickets =
    count === 0 ? [] : [...(booking.origin === 'transfer' ? [says.given] : []), hasTickets ? says.attached : says.notAttached];
  const isGiven = booking.origin === 'transfer';
  const invoice = booking.totalMinor > 0 && !isGiven ? [says.invoice] : [];
  const what: readonly (readonly [string, string])[] = [
    [says.when, formatPeriod(new Date(booking.startsAt), new Date(booking.endsAt), { locale, timeZone: booking.timeZone })],
    [says.where, [booking.venueName, booking.venueAddress].filter(part => part !== '').join(', ')],
    ...(booking.onlineUrl === undefined ? [] : [[says.join, booking.onlineUrl] as const]),
    [says.reference, booking.reference],
  ];
  const isReverse = booking.price?.reverseCharge ?? false;
  const taxes = isReverse ? [] : (booking.price?.taxes ?? []);
  const given: readonly (readonly [string, string])[] = booking.lines.map(line => [
    `${line.quantity} × ${line.ticketTypeName}`,
    line.place,
  ]);
  const charged: readonly (readonly [string, string])[] = [
    ...booking.lines.map(
      line =>
        [
          [`${line.quantity} × ${line.ticketTypeName}`, line.place].filter(part => part !== '').join(', '),
          money(line.priceMinor * line.quantity),
        ] as const,
    ),
    ...(booking.price?.discounts ?? [])
      .filter(off => off.amountMinor > 0)
      .map(off => [`${off.name} (${off.code})`, money(-off.amountMinor)] as const),
    ...(booking.price?.fees ?? []).map(fee => [fee.name, money(fee.amountMinor)] as const),
    ...(isReverse ? [[says.taxNotCharged, figure(booking.totalMinor - shownMinorOf(booking))] as const] : []),
    ...taxes.filter(tax => !tax.included).map(tax => [says.tax(tax.name, tax.basisPoints / 100), money(tax.taxMinor)] as const),
    [says.total, money(booking.totalMinor)],
    ...taxes.filter(tax => tax.included).map(tax => [says.taxIncluded(tax.name, tax.basisPoints / 100), money(tax.taxMinor)] as const),
  ];
  const bill = isGiven ? given : charged;
  const listed = (rows: typeof bill): string => rows.map(([name, value]) => labelled(language, name, value)).join('\n');
  return {
    subject,
    text: [
      intro,
      '',
      listed(what),
      '',
      listed(bill),
      '',
      labelled(language, says.view, url),
      '',
      ...tickets,
      ...invoice,
      says.by(booking.organizerName),
      '',
      footer,
    ].join('\n'),
    html: layOut({
      language,
      subject,
      preview: intro,
      heading: says.heading(booking.eventTitle, count),
      footer,
      body: [
        paragraph(intro),
        facts(what),
        facts(bill),
        button(says.view, url),
        ...[...tickets, ...invoice].map(aside),
        aside(says.by(booking.organizerName)),
      ],
    }),
  };
}

const shownMinorOf = ({ lines, price }: Body<typeof bookingConfirmed>): number =>
  [
    ...lines.map(line => line.priceMinor * line.quantity),
    ...(price?.discounts ?? []).map(off => -off.amountMinor),
    ...(price?.fees ?? []).map(fee => fee.amountMinor),
  ].reduce((sum, amountMinor) => sum + amountMinor, 0);
