export const sendingRefunds = {
  refundFiles: {
    toSend: 'Per Überweisung zu erstatten',
    toSendText:
      'Erstattungen für Bestellungen, die überwiesen wurden. Eine Datei für Ihr Onlinebanking schickt sie auf die Konten zurück, von denen bezahlt wurde; jede Erstattung steht nur in einer Datei.',
    nothing: 'Keine Erstattung wartet auf ihre Überweisung.',
    choose: '{{amount}} für {{reference}} in die Datei',
    byHand: 'Selbst zu überweisen',
    byHandText:
      'Kein Kontoauszug sagt zweifelsfrei, wohin diese gehören. Fragen Sie nach, überweisen Sie, und vermerken Sie es bei der Bestellung.',
    obstacle_no_statement: 'Keine Zeile eines eingelesenen Kontoauszugs hat diese Bestellung bezahlt.',
    obstacle_no_account: 'Der Kontoauszug nennt kein Konto, auf das gezahlt werden kann.',
    obstacle_several_accounts: 'Bezahlt wurde von mehr als einem Konto.',
    obstacle_other_money: 'Überwiesen wurde weniger, als zurückgehen soll.',
    files: 'Zahlungsdateien',
    fileOf_one: '{{count}} Erstattung, {{amount}}',
    fileOf_other: '{{count}} Erstattungen, {{amount}}',
    made: 'Erstellt {{moment}} von {{name}}',
    again: 'Noch einmal speichern',
    which: 'Was darin steht',
    dialogText_one:
      '{{count}} Erstattung, {{amount}}, als Datei (pain.001) für Ihr Onlinebanking. Bezahlt wird nichts, bevor Sie es dort freigeben; danach vermerken Sie hier, dass sie gesendet ist.',
    dialogText_other:
      '{{count}} Erstattungen, zusammen {{amount}}, als Datei (pain.001) für Ihr Onlinebanking. Bezahlt wird nichts, bevor Sie es dort freigeben; danach vermerken Sie hier, dass sie gesendet sind.',
    sentTitle: 'Hat Ihre Bank es gesendet?',
    sentText_one: 'Die Erstattung gilt dann als erledigt, auch für den Käufer.',
    sentText_other: 'Alle {{count}} Erstattungen gelten dann als erledigt, auch für die Käufer.',
    sentAll_one: 'Sie ist gesendet',
    sentAll_other: 'Alle {{count}} sind gesendet',
    sentOne: 'Ist gesendet',
    notSent_one: 'Doch nicht gesendet',
    notSent_other: 'Doch keine gesendet',
    notSentText_one: 'Sie ist dann noch zu überweisen, und der Käufer sieht das.',
    notSentText_other: 'Alle {{count}} sind dann noch zu überweisen, und die Käufer sehen das.',
    takeOut: 'Herausnehmen',
    takeOutText:
      'Für das, was die Bank nicht genommen hat oder was zurückkam. Die Erstattung wartet wieder auf ihre Überweisung, in einer anderen Datei oder durch Sie selbst; diese Datei wird nicht mehr ausgegeben. Liegt sie noch bei Ihrer Bank, stornieren Sie sie dort.',
    is_filed: 'in der Datei',
    is_sent: 'gesendet',
    is_taken_out: 'herausgenommen',
  },
};
