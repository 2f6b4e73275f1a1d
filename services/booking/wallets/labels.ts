export const walletLanguages = ['en', 'de', 'fr'] as const;
export type WalletLanguage = (typeof walletLanguages)[number];

interface Labels {
  readonly date: string;
  readonly venue: string;
  readonly place: string;
  readonly anyPlace: string;
  readonly ticket: string;
  readonly attendee: string;
  readonly reference: string;
  readonly address: string;
  readonly organizer: string;
  readonly order: string;
}

/** What stands beside the facts of a pass, in the languages of the web app. */
export const labels: Readonly<Record<WalletLanguage, Labels>> = {
  en: {
    date: 'Date',
    venue: 'Venue',
    place: 'Place',
    anyPlace: 'Free choice',
    ticket: 'Ticket',
    attendee: 'Attendee',
    reference: 'Reference',
    address: 'Address',
    organizer: 'Organizer',
    order: 'Your booking',
  },
  de: {
    date: 'Datum',
    venue: 'Ort',
    place: 'Platz',
    anyPlace: 'Freie Wahl',
    ticket: 'Ticket',
    attendee: 'Gast',
    reference: 'Buchungsnummer',
    address: 'Adresse',
    organizer: 'Veranstalter',
    order: 'Deine Buchung',
  },
  fr: {
    date: 'Date',
    venue: 'Lieu',
    place: 'Place',
    anyPlace: 'Placement libre',
    ticket: 'Billet',
    attendee: 'Participant',
    reference: 'Référence',
    address: 'Adresse',
    organizer: 'Organisateur',
    order: 'Votre réservation',
  },
};
