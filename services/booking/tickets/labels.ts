import type { TicketLanguage } from './design.ts';

interface Labels {
  readonly locale: string;
  readonly place: string;
  readonly anyPlace: string;
  readonly when: string;
  readonly where: string;
  readonly attendee: string;
  readonly ticket: string;
  readonly price: string;
  readonly reference: string;
  readonly free: string;
  readonly count: (number: number, of: number) => string;
  readonly booking: (reference: string) => string;
  readonly subtotal: string;
  readonly total: string;
  readonly ofWhich: (what: string) => string;
  readonly reverseCharge: string;
  readonly note: string;
  readonly fold: string;
  readonly by: (organizer: string) => string;
}

/** The words of a ticket, in the languages of the web app. */
export const labels: Readonly<Record<TicketLanguage, Labels>> = {
  en: {
    locale: 'en-GB',
    place: 'Place',
    anyPlace: 'Free choice of place',
    when: 'When',
    where: 'Where',
    attendee: 'Attendee',
    ticket: 'Ticket',
    price: 'Price',
    reference: 'Reference',
    free: 'Free',
    count: (number, of) => `Ticket ${number} of ${of}`,
    booking: reference => `Booking ${reference}`,
    subtotal: 'Subtotal',
    total: 'Total',
    ofWhich: what => `of which ${what}`,
    reverseCharge: 'Reverse charge',
    note: 'Show this code at the entrance, on paper or on a screen. It is valid once: do not share pictures of it.',
    fold: 'fold here',
    by: organizer => `${organizer} presents`,
  },
  de: {
    locale: 'de-DE',
    place: 'Platz',
    anyPlace: 'Freie Platzwahl',
    when: 'Wann',
    where: 'Wo',
    attendee: 'Gast',
    ticket: 'Ticket',
    price: 'Preis',
    reference: 'Nummer',
    free: 'Kostenlos',
    count: (number, of) => `Ticket ${number} von ${of}`,
    booking: reference => `Buchung ${reference}`,
    subtotal: 'Zwischensumme',
    total: 'Summe',
    ofWhich: what => `darin ${what}`,
    reverseCharge: 'Reverse charge',
    note: 'Zeigen Sie diesen Code am Eingang, auf Papier oder auf einem Bildschirm. Er gilt einmal: Teilen Sie keine Bilder davon.',
    fold: 'hier falten',
    by: organizer => `${organizer} präsentiert`,
  },
  fr: {
    locale: 'fr-FR',
    place: 'Place',
    anyPlace: 'Placement libre',
    when: 'Quand',
    where: 'Où',
    attendee: 'Participant',
    ticket: 'Billet',
    price: 'Prix',
    reference: 'Référence',
    free: 'Gratuit',
    count: (number, of) => `Billet ${number} sur ${of}`,
    booking: reference => `Réservation ${reference}`,
    subtotal: 'Sous-total',
    total: 'Total',
    ofWhich: what => `dont ${what}`,
    reverseCharge: 'Autoliquidation',
    note: 'Présentez ce code à l’entrée, sur papier ou sur un écran. Il n’est valable qu’une fois : n’en partagez pas d’image.',
    fold: 'plier ici',
    by: organizer => `${organizer} présente`,
  },
};
