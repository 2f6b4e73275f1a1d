import { format } from '@event-planner/platform/money';
import type { BookingDetails } from '../booking-details.ts';
import { plainDesign, type PrintJob } from './design.ts';
import { labels } from './labels.ts';

type Ticket = BookingDetails['booking']['tickets'][number];

/** The words on a ticket. Times are the venue's, for that is where it is read. */
export interface TicketWords {
  readonly title: string;
  readonly date: string;
  readonly time: string;
  readonly venue: string;
  readonly address: string;
  readonly place: string;
  readonly type: string;
  readonly attendee: string;
  readonly price: string;
  readonly reference: string;
  readonly organizer: string;
  readonly count: string;
  readonly code: string;
  /** What the order comes to, where that is more than its tickets. */
  readonly bill: readonly (readonly [what: string, amount: string])[];
  readonly says: (typeof labels)['en'];
}

export function wordsOf({ booking, event, design = plainDesign }: PrintJob, ticket: Ticket, number: number): TicketWords {
  const says = labels[design.language];
  const startsAt = new Date(booking.startsAt);
  const { date, time } = clockOf(booking.timeZone, says.locale);
  return {
    title: booking.eventTitle,
    date: date.format(startsAt),
    time: time.format(startsAt),
    venue: booking.venueName,
    address: event.venueAddress,
    // The row on a line of its own, where one looks for it.
    place: ticket.place === '' ? says.anyPlace : ticket.place.replace(', row ', '\nRow '),
    type: ticket.ticketTypeName,
    attendee: ticket.attendeeName,
    price: ticket.priceMinor === 0 ? says.free : moneyOf(booking, says.locale)(ticket.priceMinor),
    reference: booking.reference,
    organizer: event.organizerName,
    count: says.count(number, booking.tickets.length),
    code: ticket.code,
    bill: billOf(booking, says),
    says,
  };
}

type Order = Pick<BookingDetails['booking'], 'price' | 'currency'>;
const moneyOf =
  ({ currency }: Pick<Order, 'currency'>, locale: string) =>
  (amountMinor: number): string =>
    format({ amountMinor, currency }, locale);

function billOf(order: Order, says: TicketWords['says']): TicketWords['bill'] {
  const { subtotalMinor, fees, reverseCharge, totalMinor } = order.price;
  if (fees.length === 0 && order.price.taxes.length === 0) return [];
  const taxes = reverseCharge ? [] : order.price.taxes;
  const money = moneyOf(order, says.locale);
  const taxLine = ({ name, basisPoints, taxMinor }: (typeof taxes)[number]) => [`${name} ${basisPoints / 100} %`, money(taxMinor)] as const;
  return [
    [says.subtotal, money(subtotalMinor)],
    ...fees.map(fee => [fee.name, money(fee.amountMinor)] as const),
    ...(reverseCharge ? [[says.reverseCharge, money(0)] as const] : []),
    ...taxes.filter(tax => !tax.included).map(taxLine),
    [says.total, money(totalMinor)],
    ...taxes.filter(tax => tax.included).map(tax => [says.ofWhich(taxLine(tax)[0]), taxLine(tax)[1]] as const),
  ];
}

interface Clock {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** By language and time zone, of which there are some hundreds: to make a formatter takes a hundred times as long as to use it. */
const clocks = new Map<string, Clock>();

function clockOf(timeZone: string, locale: string): Clock {
  const key = `${locale} ${timeZone}`;
  const clock = clocks.get(key) ?? {
    date: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
  };
  clocks.set(key, clock);
  return clock;
}
