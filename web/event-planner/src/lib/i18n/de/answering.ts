export const answering = {
  answers: {
    title: 'Ihre Antworten',
    optional: '{{label}} (freiwillig)',
    choose: 'Bitte auswählen',
    yes: 'Ja',
    no: 'Nein',
    ticket: 'Ticket {{number}}: {{name}}',
    name: 'Name auf diesem Ticket',
    nameHint: 'Frei lassen für {{name}}.',
    wrong_one: 'Eine Antwort fehlt oder muss geändert werden. Sie ist unten markiert.',
    wrong_other: '{{count}} Antworten fehlen oder müssen geändert werden. Sie sind unten markiert.',
  },
  answerProblem: {
    missing: 'Bitte beantworten.',
    not_an_option: 'Bitte eine der Möglichkeiten auswählen.',
    not_a_day: 'Bitte ein Datum eingeben.',
    too_long: 'Das ist zu lang.',
    wrong_kind: 'Bitte noch einmal beantworten.',
    no_such_question: 'Das wird nicht mehr gefragt.',
    no_such_attendee: 'Dieses Ticket gibt es nicht.',
  },
};
