export const frame = {
  area: {
    title: 'Geld',
    label: 'Ihr Geld',
    notForYou: 'Um das Geld kümmern sich die Inhaber und Manager des Teams.',
  },
  parts: {
    balance: 'Guthaben',
    taxes: 'Steuern',
    invoices: 'Rechnungen',
    billing: 'Rechnungsangaben',
    payouts: 'Auszahlungen',
    disputes: 'Rückbuchungen',
    transfers: 'Überweisungen',
    refunds: 'Erstattungen',
  },
  about: {
    balance: 'Was Sie verkauft und erstattet haben und was wir Ihnen schulden.',
    taxes: 'Netto, Steuer und Brutto je Satz, nach dem Tag des Verkaufs, zum Weitergeben an Ihre Steuerberatung.',
    invoices: 'Alles, was geschrieben wurde: suchen, mitnehmen, stornieren, was falsch war.',
    billing: 'Was Ihre Rechnungen über Sie sagen und wer eine bekommt.',
    payouts: 'Wo Ihr Geld ist, wohin es geht und wann.',
    disputes: 'Zahlungen, die Banken von Käufern zurückwollen.',
    transfers: 'Kontoauszüge Ihrer Bank, was sie bezahlen, und worauf Sie noch warten.',
    refunds: 'Erstattungen, die Sie überweisen, und solche, die im Dashboard des Zahlungsanbieters gemacht wurden.',
  },
};
