export const bookkeeping = {
  books: {
    trial: 'Saldenliste',
    trialText: 'Alles, was je gebucht wurde, nach Konto. Soll und Haben einer Währung sind gleich, oder etwas stimmt nicht.',
    empty: 'Noch ist nichts gebucht.',
    account: 'Konto',
    debit: 'Soll',
    credit: 'Haben',
    left: 'Saldo',
    ofOrganizers: 'Veranstalter',
    sum: 'Summe',
    check: 'Stimmen die Bücher überein?',
    checkText:
      'Rechnet alles neu aus, aus einzelnen Buchungen, Zahlungen, Erstattungen und Verkäufen. Auf einer großen Plattform dauert das.',
    checkNow: 'Jetzt prüfen',
    fine_one: '{{count}} geprüft',
    fine_other: '{{count}} geprüft',
    wrong_one: '{{count}} stimmt nicht überein',
    wrong_other: '{{count}} stimmen nicht überein',
    search: 'Buchungen finden',
    searchText:
      'Nach dem, worum es geht: die Kennung einer Bestellung, einer Zahlung oder eines Events, eine Bestellnummer oder der Schlüssel einer Buchung.',
    searchField: 'Kennung, Nummer oder Schlüssel',
    nothingFound: 'Darunter wurde nichts gebucht.',
  },
  /** Accounts that an organizer reads as their own, in the words of whoever runs the platform. */
  accounts: {
    taxes: 'Steuern auf Verkäufe',
    fees: 'Gebühren der Veranstalter',
    payouts: 'Ausgezahlt',
    cash: 'Bar in Kassen',
    terminal: 'Bei Kartenterminals',
    bank: 'Auf Bankkonten',
    by_hand: 'Von Hand erstattet',
  },
  bookChecks: {
    entries_balance: 'Jede Buchung geht auf',
    payments_booked: 'Jede Zahlung ist so gebucht, wie sie kam',
    refunds_booked: 'Jede Erstattung ist so gebucht, wie sie ging',
    sales_booked: 'Jeder Verkauf ist mit dem gebucht, was er brachte',
    received_sold: 'Was einging, wurde verkauft oder zurückgeschickt',
    nothing_unassigned: 'Nichts wartet auf Zuordnung',
  },
};
