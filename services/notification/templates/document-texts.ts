import type { DocumentKind } from '@event-planner/contracts/documents';
import type { Language } from './texts.ts';

interface About {
  readonly eventTitle: string;
  readonly seller: string;
}

/** What a mail with an invoice, or with what takes one back, says. */
export interface DocumentTexts {
  readonly kinds: Readonly<
    Record<DocumentKind, { subject: (number: string, eventTitle: string) => string; body: (about: About) => string }>
  >;
  readonly number: string;
  readonly refersTo: string;
  readonly reference: string;
  readonly total: string;
  readonly attached: string;
  readonly view: string;
}

const en: DocumentTexts = {
  kinds: {
    invoice: {
      subject: (number, eventTitle) => `Your invoice ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} has written the invoice for ${eventTitle}.`,
    },
    receipt: {
      subject: (number, eventTitle) => `Your receipt ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} has written the receipt for ${eventTitle}.`,
    },
    credit_note: {
      subject: (number, eventTitle) => `Your credit note ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} has written a credit note: it takes back part of what you bought for ${eventTitle}.`,
    },
    cancellation: {
      subject: (number, eventTitle) => `Cancellation ${number} of your invoice: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} has cancelled the invoice for ${eventTitle}. It is no longer in force.`,
    },
  },
  number: 'Number',
  refersTo: 'About',
  reference: 'Booking',
  total: 'Total',
  attached: 'The document is attached. You also find it with your booking.',
  view: 'View booking',
};

const de: DocumentTexts = {
  kinds: {
    invoice: {
      subject: (number, eventTitle) => `Ihre Rechnung ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} hat die Rechnung für ${eventTitle} geschrieben.`,
    },
    receipt: {
      subject: (number, eventTitle) => `Ihre Quittung ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} hat die Quittung für ${eventTitle} geschrieben.`,
    },
    credit_note: {
      subject: (number, eventTitle) => `Ihre Gutschrift ${number}: ${eventTitle}`,
      body: ({ eventTitle, seller }) =>
        `${seller} hat eine Gutschrift geschrieben: Sie nimmt einen Teil Ihres Kaufs für ${eventTitle} zurück.`,
    },
    cancellation: {
      subject: (number, eventTitle) => `Storno ${number} Ihrer Rechnung: ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} hat die Rechnung für ${eventTitle} storniert. Sie gilt nicht mehr.`,
    },
  },
  number: 'Nummer',
  refersTo: 'Zu',
  reference: 'Buchung',
  total: 'Summe',
  attached: 'Das Dokument hängt an. Sie finden es auch bei Ihrer Buchung.',
  view: 'Buchung ansehen',
};

const fr: DocumentTexts = {
  kinds: {
    invoice: {
      subject: (number, eventTitle) => `Votre facture ${number} : ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} a établi la facture pour ${eventTitle}.`,
    },
    receipt: {
      subject: (number, eventTitle) => `Votre reçu ${number} : ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} a établi le reçu pour ${eventTitle}.`,
    },
    credit_note: {
      subject: (number, eventTitle) => `Votre avoir ${number} : ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} a établi un avoir : il reprend une partie de votre achat pour ${eventTitle}.`,
    },
    cancellation: {
      subject: (number, eventTitle) => `Annulation ${number} de votre facture : ${eventTitle}`,
      body: ({ eventTitle, seller }) => `${seller} a annulé la facture pour ${eventTitle}. Elle n’est plus valable.`,
    },
  },
  number: 'Numéro',
  refersTo: 'Concerne',
  reference: 'Réservation',
  total: 'Total',
  attached: 'Le document est joint. Vous le trouvez aussi avec votre réservation.',
  view: 'Voir la réservation',
};

const texts: Readonly<Record<Language, DocumentTexts>> = { en, de, fr };

export const documentTextsIn = (language: Language): DocumentTexts => texts[language];
