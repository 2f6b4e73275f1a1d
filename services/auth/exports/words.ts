import type { MailLanguage } from '@event-planner/contracts/mail-language';

/** What the archive's page says, in one language. */
export interface ArchiveWords {
  readonly title: string;
  readonly intro: (name: string, moment: string) => string;
  /** Of what a program reads. */
  readonly files: string;
  readonly links: string;
  readonly services: Readonly<Record<string, string>>;
  readonly nothing: string;
}

export const archiveWords: Readonly<Record<MailLanguage, ArchiveWords>> = {
  en: {
    title: 'Your data',
    intro: (name, moment) => `What Event Planner knew of ${name} on ${moment}.`,
    files: 'The same, for programs to read, is in the JSON files beside this page: one for each part of the system.',
    links: 'Tickets, invoices and files you sent are kept where you know them: the addresses here open them once you are signed in.',
    services: {
      auth: 'Account and sign-in',
      event: 'Organizers and teams',
      booking: 'Orders, tickets and waiting lists',
      payment: 'Payments and documents',
      notification: 'Mails we sent',
      audit: 'Changes you made',
    },
    nothing: 'Nothing.',
  },
  de: {
    title: 'Ihre Daten',
    intro: (name, moment) => `Was Event Planner am ${moment} über ${name} wusste.`,
    files: 'Dasselbe steht, für Programme lesbar, in den JSON-Dateien neben dieser Seite: eine für jeden Teil des Systems.',
    links:
      'Tickets, Rechnungen und von Ihnen gesendete Dateien liegen, wo Sie sie kennen: Die Adressen hier öffnen sie, sobald Sie angemeldet sind.',
    services: {
      auth: 'Konto und Anmeldung',
      event: 'Veranstalter und Teams',
      booking: 'Bestellungen, Tickets und Wartelisten',
      payment: 'Zahlungen und Belege',
      notification: 'Mails von uns',
      audit: 'Ihre Änderungen',
    },
    nothing: 'Nichts.',
  },
  fr: {
    title: 'Vos données',
    intro: (name, moment) => `Ce qu’Event Planner savait de ${name} le ${moment}.`,
    files: 'La même chose, lisible par des programmes, se trouve dans les fichiers JSON à côté de cette page : un par partie du système.',
    links: 'Billets, factures et fichiers envoyés restent là où vous les connaissez : les adresses ici les ouvrent une fois connecté.',
    services: {
      auth: 'Compte et connexion',
      event: 'Organisateurs et équipes',
      booking: 'Commandes, billets et listes d’attente',
      payment: 'Paiements et documents',
      notification: 'E-mails envoyés',
      audit: 'Vos modifications',
    },
    nothing: 'Rien.',
  },
};
