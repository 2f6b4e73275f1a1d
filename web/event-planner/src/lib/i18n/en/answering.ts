export const answering = {
  answers: {
    title: 'Your answers',
    optional: '{{label}} (optional)',
    choose: 'Please choose',
    yes: 'Yes',
    no: 'No',
    ticket: 'Ticket {{number}}: {{name}}',
    name: 'Name on this ticket',
    nameHint: 'Leave it empty for {{name}}.',
    wrong_one: 'One answer is missing or needs a change. It is marked below.',
    wrong_other: '{{count}} answers are missing or need a change. They are marked below.',
  },
  answerProblem: {
    missing: 'Please answer this.',
    not_an_option: 'Please choose one of the options.',
    not_a_day: 'Please enter a date.',
    too_long: 'This is too long.',
    wrong_kind: 'Please answer this again.',
    no_such_question: 'This is not asked any more.',
    no_such_attendee: 'There is no such ticket.',
  },
};
