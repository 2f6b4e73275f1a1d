import { contrastOf, isReadableWithWhite } from '@event-planner/contracts/contrast';
import type { BookingDetails } from '../booking-details.ts';
import { labels, type WalletLanguage } from './labels.ts';

export type Ticket = BookingDetails['booking']['tickets'][number];

/** What a wallet keeps of one ticket. */
export interface Admission {
  readonly details: BookingDetails;
  readonly ticket: Ticket;
  readonly language: WalletLanguage;
  /** The organizer's, such as `#336699`. */
  readonly color: string | null;
  /** As PNG. */
  readonly logo: Uint8Array | null;
  readonly webUrl: string;
}

const ourColor = '#0d5c4d';

/** A pass is in the organizer's colour whatever it is; what is written on it is white or black, whichever is read better. */
export function colorsOf(color: string | null): { readonly background: string; readonly text: string } {
  const background = color ?? ourColor;
  const text =
    isReadableWithWhite(background) || contrastOf(background, '#ffffff') > contrastOf(background, '#000000') ? '#ffffff' : '#000000';
  return { background, text };
}

/** As Apple writes colours. */
export const rgbOf = (color: string): string => `rgb(${[1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16)).join(', ')})`;

/** What `pass.json` says beside its fields. */
export function passOf({ details: { booking, event }, ticket, color }: Admission) {
  const { background, text } = colorsOf(color);
  return {
    description: `${booking.eventTitle}, ${ticket.ticketTypeName}`,
    organizationName: event.organizerName,
    logoText: event.organizerName,
    serialNumber: ticket.id,
    // Tickets of one booking lie on top of each other.
    groupingIdentifier: booking.id,
    backgroundColor: rgbOf(background),
    foregroundColor: rgbOf(text),
    labelColor: rgbOf(text),
  };
}

/** `2030-09-01T20:00:00+02:00`: a moment with the clock of the place. */
const atVenue = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

const placeOf = ({ place }: Ticket, language: WalletLanguage): string => (place === '' ? labels[language].anyPlace : place);

/** The fields of an event ticket as Apple lays it out. */
export function fieldsOf({ details: { booking, event }, ticket, language, webUrl }: Admission) {
  const says = labels[language];
  return {
    primary: [{ key: 'event', label: '', value: booking.eventTitle }],
    secondary: [
      {
        key: 'date',
        label: says.date,
        value: atVenue(event.startsAt, event.timeZone),
        dateStyle: 'PKDateStyleMedium' as const,
        timeStyle: 'PKDateStyleShort' as const,
        // Doors open at the venue's time, wherever the phone is.
        ignoresTimeZone: true,
      },
      { key: 'venue', label: says.venue, value: booking.venueName },
    ],
    auxiliary: [
      { key: 'place', label: says.place, value: placeOf(ticket, language) },
      { key: 'ticket', label: says.ticket, value: ticket.ticketTypeName },
      { key: 'attendee', label: says.attendee, value: ticket.attendeeName },
    ],
    back: [
      { key: 'reference', label: says.reference, value: booking.reference },
      { key: 'address', label: says.address, value: event.venueAddress },
      { key: 'organizer', label: says.organizer, value: event.organizerName },
      { key: 'order', label: says.order, value: `${webUrl}/bookings/${booking.id}` },
    ].filter(({ value }) => value !== ''),
  };
}

/** A class and an object of Google's, both within the link, so that nobody has to be asked before. */
export function googleTicket({ details: { booking, event }, ticket, language, color }: Admission, issuerId: string) {
  const localized = (value: string): object => ({ defaultValue: { language, value } });
  // Google keeps the first that it is given under an id: after a postponement, whoever saves their ticket again gets the new date.
  const version = Math.floor(event.startsAt.getTime() / 60_000).toString(36);
  const classId = `${issuerId}.${booking.eventId}.${version}`;
  return {
    eventTicketClasses: [
      {
        id: classId,
        issuerName: event.organizerName,
        reviewStatus: 'UNDER_REVIEW',
        eventName: localized(booking.eventTitle),
        // Google wants both of a venue or none.
        ...(event.venueAddress !== '' && { venue: { name: localized(booking.venueName), address: localized(event.venueAddress) } }),
        dateTime: { start: atVenue(event.startsAt, event.timeZone), end: atVenue(event.endsAt, event.timeZone) },
        hexBackgroundColor: colorsOf(color).background,
      },
    ],
    eventTicketObjects: [
      {
        id: `${issuerId}.${ticket.id}.${version}`,
        classId,
        state: 'ACTIVE',
        ticketHolderName: ticket.attendeeName,
        ticketType: localized(ticket.ticketTypeName),
        seatInfo: { seat: localized(placeOf(ticket, language)) },
        reservationInfo: { confirmationCode: booking.reference },
        barcode: { type: 'QR_CODE', value: ticket.code },
      },
    ],
  };
}
