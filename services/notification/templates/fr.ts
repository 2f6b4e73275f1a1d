import type { Texts } from './texts.ts';

const ticketsIn = (count: number): string => (count === 1 ? 'un billet' : `${count} billets`);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ofYours = (count: number): string => (count === 1 ? 'votre billet' : `${count} de vos billets`);

export const fr: Texts = {
  locale: 'fr-FR',
  confirmation: {
    subject: (eventTitle, count) => (count === 0 ? `Votre don : ${eventTitle}` : `Vos billets : ${eventTitle}`),
    heading: (eventTitle, count) => (count === 0 ? 'Merci' : `À bientôt : ${eventTitle}`),
    body: (name, count) =>
      count === 0
        ? `${name}, votre don est arrivé. Merci.`
        : `${name}, votre réservation est confirmée. ${count === 1 ? 'Votre billet est prêt.' : `Vos ${count} billets sont prêts.`}`,
    when: 'Quand',
    where: 'Où',
    join: 'Participer',
    reference: 'Réservation',
    total: 'Total',
    tax: (name, rate) => `${name} ${rate.toLocaleString('fr-FR')} %`,
    taxIncluded: (name, rate) => `dont ${name} ${rate.toLocaleString('fr-FR')} %`,
    taxNotCharged: 'Taxe non facturée (autoliquidation)',
    free: 'Gratuit',
    view: 'Voir les billets',
    given: 'On vous l’a transmis ; il n’y a rien à payer.',
    attached: 'Les billets sont joints en PDF, avec une entrée de calendrier. Présentez les codes à l’entrée, sur papier ou à l’écran.',
    notAttached: 'Vos billets se trouvent dans vos réservations. Présentez les codes à l’entrée, sur papier ou à l’écran.',
    invoice:
      'Votre facture se trouve avec votre réservation dès que l’organisateur l’a écrite. Vous pouvez aussi y en demander une et dire à qui elle doit être adressée.',
    by: organizer => `Organisé par ${organizer}.`,
  },
  cancellation: {
    subject: eventTitle => `Votre réservation n’a pas pu aboutir : ${eventTitle}`,
    heading: 'Votre réservation n’a pas pu aboutir',
    body: (eventTitle, reference) =>
      `Votre paiement pour ${eventTitle} (réservation ${reference}) nous est parvenu alors que vos places ne pouvaient plus vous être données. Il n’a acheté aucun billet.`,
    money: amount =>
      `Vous récupérez tout votre argent : nous avons lancé un remboursement de ${amount} sur la carte avec laquelle vous avez payé. Nous vous écrirons dès qu’il sera en route ; vous n’avez rien à faire.`,
    apology: 'Nous en sommes désolés.',
    other: 'Chercher d’autres places',
  },
  creditAgain: amount =>
    `${amount} avaient été payés avec un avoir : ils redeviennent votre avoir chez l’organisateur, que vous trouvez au paiement et dans votre compte.`,
  refund: {
    subject: amount => `Votre remboursement de ${amount}`,
    heading: amount => `${amount} vous reviennent`,
    body: description => `Nous avons remboursé votre paiement pour ${description} sur la carte avec laquelle vous avez payé.`,
    bodyPart: (description, amount) =>
      `De votre paiement pour ${description}, nous avons remboursé ${amount} sur la carte avec laquelle vous avez payé.`,
    headingCredit: amount => `${amount} redeviennent votre avoir`,
    bodyCredit: description => `Nous vous avons rendu votre paiement pour ${description}.`,
    when: 'Les banques mettent 5 à 10 jours à l’afficher sur un relevé.',
    view: 'Voir la réservation',
  },
  transfer: {
    subject: (from, eventTitle, count) => `${from} a ${ticketsIn(count)} pour vous : ${eventTitle}`,
    heading: eventTitle => `Vous venez à ${eventTitle} ?`,
    body: (from, eventTitle, count) =>
      `${from} souhaite vous donner ${ticketsIn(count)} pour ${eventTitle}. ${count === 1 ? 'Il est à vous dès que vous acceptez et ne vous coûte rien.' : 'Ils sont à vous dès que vous acceptez et ne vous coûtent rien.'}`,
    message: (from, message) => `${from} écrit : ${message}`,
    look: 'Voir et décider',
    until: when => `Vous pouvez accepter jusqu’au ${when}.`,
    secret: 'Gardez ce message pour vous : quiconque a le lien peut prendre les billets.',
    sold: {
      subject: eventTitle => `Vendu : votre billet pour ${eventTitle}`,
      heading: 'Votre billet est vendu',
      body: (eventTitle, reference, payout) =>
        `Quelqu’un a acheté votre billet pour ${eventTitle} (réservation ${reference}). ${payout} reviennent là d’où vous avez payé. Le code que vous aviez n’ouvre plus la porte.`,
    },
    accepted: {
      subject: eventTitle => `Accepté : vos billets pour ${eventTitle}`,
      heading: 'Votre offre a été acceptée',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} a accepté ${ofYours(count)} pour ${eventTitle}. Les codes que vous aviez n’ouvrent plus la porte.`,
    },
    declined: {
      subject: eventTitle => `Refusé : vos billets pour ${eventTitle}`,
      heading: 'Tout reste à vous',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} a refusé ${ofYours(count)} pour ${eventTitle}. ${count === 1 ? 'Il reste valable' : 'Ils restent valables'} comme avant.`,
    },
    expired: {
      subject: eventTitle => `Sans réponse : vos billets pour ${eventTitle}`,
      heading: 'Tout reste à vous',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} n’a pas répondu à temps. ${upper(ofYours(count))} pour ${eventTitle} ${count === 1 ? 'reste à vous, valable' : 'restent à vous, valables'} comme avant. Vous pouvez ${count === 1 ? 'l’' : 'les '}offrir à nouveau.`,
    },
    over: {
      withdrawn: {
        subject: eventTitle => `Retirée : l’offre de billets pour ${eventTitle}`,
        heading: 'L’offre a été retirée',
        body: (from, eventTitle) => `${from} a retiré les billets pour ${eventTitle} qui vous étaient offerts. Le lien ne fait plus rien.`,
      },
      expired: {
        subject: eventTitle => `Terminée : l’offre de billets pour ${eventTitle}`,
        heading: 'L’offre est terminée',
        body: (from, eventTitle) =>
          `Le délai pour accepter les billets pour ${eventTitle} est passé ; ils restent à ${from}. Si vous les voulez encore, demandez à ${from} de vous les offrir à nouveau.`,
      },
    },
  },
  heldPayment: {
    payable: {
      subject: description => `Vous pouvez payer maintenant : ${description}`,
      heading: 'Vos places sont toujours à vous',
      lines: ({ amount, until }) => [
        `Le prestataire de paiement était injoignable quand vous vouliez payer ${amount}. Il est de retour, et nous avons gardé vos places.`,
        `Payez avant ${until} (UTC). Ensuite, les places seront de nouveau libres. Rien n’a été débité jusqu’ici.`,
      ],
      action: 'Payer maintenant',
    },
    givenUp: {
      subject: description => `Nous n’avons pas pu prendre votre paiement : ${description}`,
      heading: 'Nous sommes désolés',
      lines: ({ amount }) => [
        `Le prestataire de paiement est resté injoignable si longtemps que nous avons dû rendre vos places. Rien n’a été débité : les ${amount} n’ont jamais été demandés.`,
        'S’il reste des places, vous pouvez réserver de nouveau.',
      ],
      action: 'Voir la réservation',
    },
  },
  givenBack: {
    subject: {
      buyer: (eventTitle, count) => `Vous avez annulé ${ticketsIn(count)} : ${eventTitle}`,
      team: (eventTitle, count) =>
        count === 0
          ? `On vous rend de l’argent : ${eventTitle}`
          : `${upper(ticketsIn(count))} ${count === 1 ? 'annulé' : 'annulés'} : ${eventTitle}`,
      event: eventTitle => `Annulé : ${eventTitle}`,
      invoice: eventTitle => `Votre facture est réduite : ${eventTitle}`,
    },
    body: {
      buyer: ({ eventTitle, reference, count }) =>
        `Vous avez annulé ${ticketsIn(count)} pour ${eventTitle} (réservation ${reference}). ${count === 1 ? 'Il n’est plus valable.' : 'Ils ne sont plus valables.'}`,
      team: ({ organizer, eventTitle, reference, count }) =>
        count === 0
          ? `${organizer} vous rend de l’argent pour ${eventTitle} (réservation ${reference}).`
          : `${organizer} a annulé ${ticketsIn(count)} de votre réservation ${reference} pour ${eventTitle}. ${count === 1 ? 'Il n’est plus valable.' : 'Ils ne sont plus valables.'}`,
      invoice: ({ organizer, eventTitle, reference }) => `${organizer} réduit votre facture pour ${eventTitle} (réservation ${reference}).`,
      event: ({ organizer, eventTitle, reference }) =>
        `${organizer} a dû annuler ${eventTitle}. Votre réservation ${reference} prend fin : ses billets ne sont plus valables. Nous en sommes désolés.`,
    },
    left: count => (count === 1 ? 'Un billet de la réservation reste valable.' : `${count} billets de la réservation restent valables.`),
    reason: (organizer, reason) => `${organizer} écrit : ${reason}`,
    byCard: amount =>
      `${amount} vous reviennent sur la carte avec laquelle vous avez payé. Les banques mettent 5 à 10 jours à l’afficher sur un relevé ; vous n’avez rien à faire.`,
    byHand: (amount, organizer) => `${amount} vous reviennent. ${organizer} vous les verse.`,
    byInvoice: (amount, organizer) =>
      `${amount} sont déduits de votre facture. Ce que vous en avez déjà payé, ${organizer} vous le rembourse.`,
    asCredit: (amount, organizer) =>
      `Vous avez maintenant un avoir de ${amount} chez ${organizer}. Il paie des billets de tous ses événements, n’expire pas et s’affiche au paiement et dans votre compte.`,
    nothing: 'Aucun argent n’est rendu.',
    view: 'Voir la réservation',
  },
  postponed: {
    subject: eventTitle => `Reporté : ${eventTitle}`,
    body: ({ organizer, eventTitle, reference, count }) =>
      `${organizer} a dû reporter ${eventTitle}. La nouvelle date n’est pas encore connue. ${count === 1 ? 'Votre billet' : 'Vos billets'} (réservation ${reference}) ${count === 1 ? 'restera valable' : 'resteront valables'}.`,
    giveBack: until =>
      `Si vous préférez ne pas attendre, vous pouvez rendre des billets et récupérer tout ce que vous avez payé, jusqu’au ${until}.`,
    after: 'Ensuite, les conditions habituelles de l’organisateur s’appliquent de nouveau.',
    view: 'Voir la réservation',
  },
  invitation: {
    subject: (from, organizer) => `${from} vous invite dans l’équipe de ${organizer}`,
    heading: organizer => `Rejoindre ${organizer} ?`,
    body: (from, organizer, role) => `${from} aimerait que vous travailliez dans l’équipe de ${organizer}, au titre de : ${role}.`,
    roles: { owner: 'propriétaire', manager: 'gestion', box_office: 'billetterie', check_in: 'contrôle des entrées', viewer: 'lecture' },
    how: (email, days) =>
      `Connectez-vous avec ${email}, ou créez un compte avec cette adresse ; puis acceptez ou refusez. L’invitation vaut ${days} jours.`,
    look: 'Voir l’invitation',
    stranger: 'Vous n’y connaissez personne ? Ne faites rien : sans votre accord, il ne se passe rien.',
  },
  footer: 'Vous recevez ce message à cause de quelque chose que vous avez fait avec Event Planner. Ce n’est pas de la publicité.',
  strangersFooter: from =>
    `Vous recevez ce message parce que ${from} nous a donné votre adresse à cet effet. Ce n’est pas de la publicité.`,
};
