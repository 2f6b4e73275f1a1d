import type { WaitingLanguage } from '@event-planner/contracts/waiting-list';

/** Tickets that somebody waited for. */
interface WaitedFor {
  readonly name: string;
  readonly quantity: number;
  readonly ticketTypeName: string;
  readonly eventTitle: string;
}

/** What somebody on a waiting list is told, in the language they joined in. */
export interface WaitingTexts {
  readonly locale: string;
  readonly offer: {
    subject: (eventTitle: string) => string;
    heading: (quantity: number) => string;
    body: (offer: WaitedFor) => string;
    /** Of what another buyer sells. */
    resale: (quantity: number) => string;
    until: (moment: string) => string;
    take: string;
    decline: string;
    next: string;
  };
  readonly expired: {
    subject: (eventTitle: string) => string;
    heading: string;
    body: (offer: WaitedFor) => string;
    again: string;
    view: string;
  };
  readonly footer: string;
}

const en: WaitingTexts = {
  locale: 'en-GB',
  offer: {
    subject: eventTitle => `Tickets are free for you: ${eventTitle}`,
    heading: quantity => (quantity === 1 ? 'A ticket is kept for you' : `${quantity} tickets are kept for you`),
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, you waited for tickets for ${eventTitle}. Now ${quantity === 1 ? 'one is' : `${quantity} are`} free: ${ticketTypeName}.`,
    resale: quantity =>
      quantity === 1
        ? 'It comes from another buyer, at no more than the organizer allows. The organizer’s terms for this event apply, as to every ticket. You get a new ticket with a new code; once you have paid, the earlier ticket is not valid any more.'
        : 'They come from other buyers, at no more than the organizer allows. The organizer’s terms for this event apply, as to every ticket. You get new tickets with new codes; once you have paid, the earlier tickets are not valid any more.',
    until: moment => `The offer stands until ${moment}.`,
    take: 'See your offer',
    decline: 'You do not want to come any more? Decline on the same page, then it is the turn of the next in line.',
    next: 'After that moment it is the turn of the next in line.',
  },
  expired: {
    subject: eventTitle => `Your offer has ended: ${eventTitle}`,
    heading: 'Your offer has ended',
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, we kept ${quantity === 1 ? 'a ticket' : `${quantity} tickets`} for ${eventTitle} for you (${ticketTypeName}), and you did not take ${quantity === 1 ? 'it' : 'them'} in time. The next in line is asked now.`,
    again: 'If you still want to come, you can join the waiting list again.',
    view: 'View the event',
  },
  footer: 'You get this mail because you joined a waiting list at Event Planner. It is not advertising.',
};

const de: WaitingTexts = {
  locale: 'de-DE',
  offer: {
    subject: eventTitle => `Karten sind für Sie frei: ${eventTitle}`,
    heading: quantity => (quantity === 1 ? 'Eine Karte ist für Sie reserviert' : `${quantity} Karten sind für Sie reserviert`),
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, Sie haben auf Karten für ${eventTitle} gewartet. Jetzt ${quantity === 1 ? 'ist eine' : `sind ${quantity}`} frei: ${ticketTypeName}.`,
    resale: quantity =>
      quantity === 1
        ? 'Sie kommt von einer anderen Käuferin oder einem anderen Käufer und kostet höchstens, was der Veranstalter erlaubt. Es gelten die Bedingungen des Veranstalters für diese Veranstaltung, wie für jede Karte. Sie bekommen eine neue Karte mit neuem Code; sobald Sie bezahlt haben, ist die frühere Karte ungültig.'
        : 'Sie kommen von anderen Käuferinnen oder Käufern und kosten höchstens, was der Veranstalter erlaubt. Es gelten die Bedingungen des Veranstalters für diese Veranstaltung, wie für jede Karte. Sie bekommen neue Karten mit neuen Codes; sobald Sie bezahlt haben, sind die früheren Karten ungültig.',
    until: moment => `Das Angebot gilt bis ${moment}.`,
    take: 'Angebot ansehen',
    decline: 'Sie möchten nicht mehr? Lehnen Sie auf derselben Seite ab, dann kommt die nächste Person an die Reihe.',
    next: 'Danach kommt die nächste Person an die Reihe.',
  },
  expired: {
    subject: eventTitle => `Ihr Angebot ist abgelaufen: ${eventTitle}`,
    heading: 'Ihr Angebot ist abgelaufen',
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, wir haben ${quantity === 1 ? 'eine Karte' : `${quantity} Karten`} für ${eventTitle} für Sie zurückgehalten (${ticketTypeName}), und Sie haben sie nicht rechtzeitig genommen. Jetzt wird die nächste Person gefragt.`,
    again: 'Wenn Sie noch kommen möchten, können Sie sich wieder auf die Warteliste setzen.',
    view: 'Veranstaltung ansehen',
  },
  footer: 'Sie bekommen diese Mail, weil Sie sich bei Event Planner auf eine Warteliste gesetzt haben. Sie ist keine Werbung.',
};

const fr: WaitingTexts = {
  locale: 'fr-FR',
  offer: {
    subject: eventTitle => `Des billets sont libres pour vous : ${eventTitle}`,
    heading: quantity => (quantity === 1 ? 'Un billet vous est réservé' : `${quantity} billets vous sont réservés`),
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, vous attendiez des billets pour ${eventTitle}. ${quantity === 1 ? 'Un billet est libre' : `${quantity} billets sont libres`} : ${ticketTypeName}.`,
    resale: quantity =>
      quantity === 1
        ? 'Il vient d’une autre personne qui l’avait acheté, à un prix qui ne dépasse pas ce que l’organisateur permet. Les conditions de l’organisateur pour cet événement s’appliquent, comme pour tout billet. Vous recevez un nouveau billet avec un nouveau code ; une fois payé, l’ancien billet n’est plus valable.'
        : 'Ils viennent d’autres personnes qui les avaient achetés, à un prix qui ne dépasse pas ce que l’organisateur permet. Les conditions de l’organisateur pour cet événement s’appliquent, comme pour tout billet. Vous recevez de nouveaux billets avec de nouveaux codes ; une fois payés, les anciens billets ne sont plus valables.',
    until: moment => `L’offre est valable jusqu’au ${moment}.`,
    take: 'Voir mon offre',
    decline: 'Vous ne voulez plus venir ? Refusez sur la même page : la personne suivante en profitera.',
    next: 'Ensuite, c’est le tour de la personne suivante.',
  },
  expired: {
    subject: eventTitle => `Votre offre a expiré : ${eventTitle}`,
    heading: 'Votre offre a expiré',
    body: ({ name, quantity, ticketTypeName, eventTitle }) =>
      `${name}, nous vous avions gardé ${quantity === 1 ? 'un billet' : `${quantity} billets`} pour ${eventTitle} (${ticketTypeName}), et vous ne les avez pas pris à temps. La personne suivante est maintenant sollicitée.`,
    again: 'Si vous souhaitez toujours venir, vous pouvez rejoindre la liste d’attente.',
    view: 'Voir l’événement',
  },
  footer: 'Vous recevez ce message parce que vous avez rejoint une liste d’attente sur Event Planner. Ce n’est pas de la publicité.',
};

const texts = { en, de, fr } satisfies Record<WaitingLanguage, WaitingTexts>;

export const waitingTextsIn = (language: WaitingLanguage): WaitingTexts => texts[language];
