import type { PayingTexts } from './paying-texts.ts';

export const payingDe: PayingTexts = {
  chosen: {
    transfer: {
      subject: eventTitle => `Bitte überweisen Sie den Betrag für ${eventTitle}`,
      heading: 'Ihre Plätze sind reserviert',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, wir halten Ihre Plätze für ${eventTitle} frei. Bitte überweisen Sie den Betrag an ${organizerName}; Ihre Tickets kommen per E-Mail, sobald das Geld da ist.`,
    },
    on_site: {
      subject: eventTitle => `Ihre Plätze für ${eventTitle} sind reserviert: Sie zahlen an der Kasse`,
      heading: 'Ihre Plätze sind reserviert',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, wir halten Ihre Plätze für ${eventTitle} frei. Zahlen Sie an der Kasse von ${organizerName} und nennen Sie Ihre Buchung; Ihre Tickets bekommen Sie gleich dort und per E-Mail.`,
    },
    invoice: {
      subject: eventTitle => `Ihr Wunsch nach einer Rechnung: ${eventTitle}`,
      heading: 'Der Veranstalter kennt Ihren Wunsch',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, Sie möchten ${eventTitle} auf Rechnung bezahlen. ${organizerName} entscheidet darüber; nach der Zusage kommen Ihre Tickets per E-Mail.`,
    },
  },
  amount: 'Betrag',
  holder: 'Empfänger',
  iban: 'IBAN',
  bic: 'BIC',
  reference: 'Verwendungszweck',
  until: 'Bis',
  exactly: 'Bitte geben Sie genau diesen Verwendungszweck an: Daran wird Ihr Geld erkannt.',
  code: 'Die App Ihrer Bank kann den angehängten Code (GiroCode) lesen.',
  otherwise: 'Danach sind Ihre Plätze für andere frei. Bis dahin können Sie auch noch anders bezahlen.',
  view: 'Buchung ansehen',
  due: {
    subject: eventTitle => `Ihre Überweisung für ${eventTitle} ist noch nicht da`,
    heading: 'Ihre Überweisung ist noch nicht da',
    body: ({ name, eventTitle }) =>
      `${name}, wir halten Ihre Plätze für ${eventTitle} frei, aber Ihre Überweisung ist noch nicht angekommen. Haben Sie sie schon abgeschickt? Dann müssen Sie nichts tun.`,
  },
  processing: {
    subject: eventTitle => `Ihre Zahlung ist unterwegs: ${eventTitle}`,
    heading: 'Ihre Zahlung ist unterwegs',
    body: (eventTitle, reference, until) =>
      `Ihre Zahlung für ${eventTitle} (Buchung ${reference}) dauert einige Tage. Wir halten Ihre Plätze frei, längstens bis ${until}; Ihre Tickets kommen per E-Mail, sobald das Geld da ist.`,
  },
  failed: {
    subject: eventTitle => `Ihre Zahlung hat nicht geklappt: ${eventTitle}`,
    heading: 'Ihre Zahlung hat nicht geklappt',
    body: (eventTitle, reference, until) =>
      `Ihre Bank hat für ${eventTitle} (Buchung ${reference}) nicht gezahlt. Wir halten Ihre Plätze bis ${until} frei: Bis dahin können Sie anders bezahlen.`,
  },
  overdue: {
    subject: eventTitle => `Eine Rechnung ist überfällig: ${eventTitle}`,
    heading: 'Eine Rechnung ist überfällig',
    body: ({ eventTitle, reference, amount, day }) =>
      `Die Rechnung für ${eventTitle} (Buchung ${reference}) über ${amount} war bis ${day} zu bezahlen. Bitte überweisen Sie den Betrag mit dem Verwendungszweck ${reference}. Haben Sie das schon getan? Dann müssen Sie nichts tun.`,
  },
};
