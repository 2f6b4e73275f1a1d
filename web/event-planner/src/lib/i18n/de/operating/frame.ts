export const frame = {
  operate: {
    title: 'Plattform',
    text: 'Worum sich kümmert, wer diese Plattform betreibt. Veranstalter sehen nichts davon.',
    overview: 'Übersicht',
  },
  parts: {
    fees: 'Gebühren',
    payouts: 'Auszahlungen',
    books: 'Bücher',
    reconciliation: 'Abgleich',
    provider: 'Zahlungsanbieter',
    audit: 'Änderungsprotokoll',
  },
  partTexts: {
    fees: 'Was die Plattform von einem Ticket nimmt, allgemein und von jedem Veranstalter, und ab welchem Tag.',
    payouts: 'Was an Veranstalter ausgezahlt wird und wann, über den Zahlungsanbieter und von Hand.',
    books: 'Jede Bewegung von Geld, und der Beweis, dass die Bücher aufgehen.',
    reconciliation: 'Ob Zahlungsanbieter, Bücher und Buchungen dasselbe sagen.',
    provider: 'Wie es dem Zahlungsanbieter geht, und was er gemeldet hat, das nicht verarbeitet werden konnte.',
    audit: 'Wer auf der ganzen Plattform was geändert hat, wann und von wo; und ob dieses Protokoll unversehrt ist.',
  },
};
