export const answering = {
  answers: {
    title: 'Vos réponses',
    optional: '{{label}} (facultatif)',
    choose: 'Veuillez choisir',
    yes: 'Oui',
    no: 'Non',
    ticket: 'Billet {{number}} : {{name}}',
    name: 'Nom sur ce billet',
    nameHint: 'Laissez vide pour {{name}}.',
    wrong_one: 'Une réponse manque ou doit être modifiée. Elle est signalée ci-dessous.',
    wrong_many: '{{count}} réponses manquent ou doivent être modifiées. Elles sont signalées ci-dessous.',
    wrong_other: '{{count}} réponses manquent ou doivent être modifiées. Elles sont signalées ci-dessous.',
  },
  answerProblem: {
    missing: 'Veuillez répondre.',
    not_an_option: 'Veuillez choisir une des options.',
    not_a_day: 'Veuillez saisir une date.',
    too_long: 'C’est trop long.',
    wrong_kind: 'Veuillez répondre à nouveau.',
    no_such_question: 'Cette question n’est plus posée.',
    no_such_attendee: 'Ce billet n’existe pas.',
  },
};
