import type { Language } from './texts.ts';

interface Order {
  readonly amount: string;
  readonly reference: string;
  readonly eventTitle: string;
}

/** What owners are told about their organizer, in one language. */
export interface OwnerWords {
  readonly action: string;
  readonly accountChanged: {
    subject: (organizer: string) => string;
    lines: (change: { readonly account: string; readonly by: string; readonly moment: string }) => readonly string[];
    hold: (moment: string) => string;
  };
  readonly keyCreated: {
    subject: (organizer: string) => string;
    lines: (key: { readonly name: string; readonly prefix: string; readonly by: string; readonly moment: string }) => readonly string[];
    action: string;
  };
  readonly payoutFailed: {
    subject: (organizer: string) => string;
    lines: (payout: { readonly amount: string; readonly account: string; readonly reason: string }) => readonly string[];
  };
  readonly disputed: {
    subject: (reference: string) => string;
    lines: (dispute: Order & { readonly inquiry: boolean }) => readonly string[];
    due: (moment: string) => string;
  };
  readonly disputeClosed: {
    subject: (reference: string) => string;
    won: (order: Order) => string;
    lost: (order: Order) => string;
    withdrawn: (order: Order) => string;
  };
}

const en: OwnerWords = {
  action: 'Look at your money',
  accountChanged: {
    subject: organizer => `${organizer}: money goes to another account now`,
    lines: ({ account, by, moment }) => [
      `${by} said on ${moment} that money is paid out to the account ${account}.`,
      'If that is right, there is nothing to do. If not, change it back and change the passwords of your team.',
    ],
    hold: moment => `Nothing is paid out before ${moment}, so that there is time to look.`,
  },
  keyCreated: {
    subject: organizer => `${organizer}: a new API key was made`,
    lines: ({ name, prefix, by, moment }) => [
      `${by} made the API key “${name}” (${prefix}…) on ${moment}. A program that has it may act for you, within its scopes.`,
      'If that is right, there is nothing to do. If not, revoke it among your API keys and change the passwords of your team.',
    ],
    action: 'Look at your API keys',
  },
  payoutFailed: {
    subject: organizer => `${organizer}: a payout did not arrive`,
    lines: ({ amount, account, reason }) => [
      `${amount} to the account ${account} did not arrive: ${reason}.`,
      'The money is owed to you again, and goes out with the next payout. Please check the account first.',
    ],
  },
  disputed: {
    subject: reference => `A bank asks about the order ${reference}`,
    lines: ({ amount, reference, eventTitle, inquiry }) => [
      inquiry
        ? `The bank of the buyer of ${reference} (${eventTitle}) asks about ${amount}. Nothing has been taken back yet.`
        : `The bank of the buyer of ${reference} (${eventTitle}) has taken back ${amount}. If you can show that it was owed, it comes back.`,
      'What we know is filled in already: who bought, what was delivered, and who came in.',
    ],
    due: moment => `It has to be answered before ${moment}.`,
  },
  disputeClosed: {
    subject: reference => `The dispute of the order ${reference} is decided`,
    won: ({ amount, reference, eventTitle }) => `You have won: ${amount} of ${reference} (${eventTitle}) is yours again.`,
    lost: ({ amount, reference, eventTitle }) =>
      `The bank decided for the buyer: ${amount} of ${reference} (${eventTitle}) stays with them.`,
    withdrawn: ({ amount, reference, eventTitle }) =>
      `The bank has closed its question about ${amount} of ${reference} (${eventTitle}); nothing was taken.`,
  },
};

const de: OwnerWords = {
  action: 'Zu Ihrem Geld',
  accountChanged: {
    subject: organizer => `${organizer}: Geld geht jetzt auf ein anderes Konto`,
    lines: ({ account, by, moment }) => [
      `${by} hat am ${moment} angegeben, dass Geld auf das Konto ${account} ausgezahlt wird.`,
      'Wenn das stimmt, ist nichts zu tun. Wenn nicht, ändern Sie es zurück und ändern Sie die Passwörter Ihres Teams.',
    ],
    hold: moment => `Vor ${moment} wird nichts ausgezahlt, damit Zeit zum Nachsehen ist.`,
  },
  keyCreated: {
    subject: organizer => `${organizer}: Ein neuer API-Schlüssel wurde erstellt`,
    lines: ({ name, prefix, by, moment }) => [
      `${by} hat am ${moment} den API-Schlüssel „${name}“ (${prefix}…) erstellt. Ein Programm, das ihn hat, darf in seinen Grenzen für Sie handeln.`,
      'Wenn das stimmt, ist nichts zu tun. Wenn nicht, widerrufen Sie ihn bei Ihren API-Schlüsseln und ändern Sie die Passwörter Ihres Teams.',
    ],
    action: 'Zu Ihren API-Schlüsseln',
  },
  payoutFailed: {
    subject: organizer => `${organizer}: Eine Auszahlung ist nicht angekommen`,
    lines: ({ amount, account, reason }) => [
      `${amount} auf das Konto ${account} sind nicht angekommen: ${reason}.`,
      'Das Geld steht Ihnen wieder zu und geht mit der nächsten Auszahlung hinaus. Bitte prüfen Sie zuerst das Konto.',
    ],
  },
  disputed: {
    subject: reference => `Eine Bank fragt nach der Bestellung ${reference}`,
    lines: ({ amount, reference, eventTitle, inquiry }) => [
      inquiry
        ? `Die Bank des Käufers von ${reference} (${eventTitle}) fragt nach ${amount}. Noch wurde nichts zurückgenommen.`
        : `Die Bank des Käufers von ${reference} (${eventTitle}) hat ${amount} zurückgenommen. Wenn Sie zeigen können, dass es Ihnen zusteht, kommt es zurück.`,
      'Was wir wissen, ist schon eingetragen: wer gekauft hat, was zugestellt wurde und wer hereinkam.',
    ],
    due: moment => `Es muss vor ${moment} beantwortet werden.`,
  },
  disputeClosed: {
    subject: reference => `Die Rückbuchung der Bestellung ${reference} ist entschieden`,
    won: ({ amount, reference, eventTitle }) => `Sie haben gewonnen: ${amount} von ${reference} (${eventTitle}) gehören wieder Ihnen.`,
    lost: ({ amount, reference, eventTitle }) =>
      `Die Bank hat für den Käufer entschieden: ${amount} von ${reference} (${eventTitle}) bleiben bei ihm.`,
    withdrawn: ({ amount, reference, eventTitle }) =>
      `Die Bank hat ihre Frage nach ${amount} von ${reference} (${eventTitle}) erledigt; nichts wurde genommen.`,
  },
};

const fr: OwnerWords = {
  action: 'Voir votre argent',
  accountChanged: {
    subject: organizer => `${organizer} : l’argent va désormais sur un autre compte`,
    lines: ({ account, by, moment }) => [
      `${by} a indiqué le ${moment} que l’argent est versé sur le compte ${account}.`,
      'Si c’est exact, il n’y a rien à faire. Sinon, rétablissez l’ancien et changez les mots de passe de votre équipe.',
    ],
    hold: moment => `Rien n’est versé avant le ${moment}, pour laisser le temps de vérifier.`,
  },
  keyCreated: {
    subject: organizer => `${organizer} : une nouvelle clé API a été créée`,
    lines: ({ name, prefix, by, moment }) => [
      `${by} a créé le ${moment} la clé API « ${name} » (${prefix}…). Un programme qui la possède peut agir pour vous, dans ses limites.`,
      'Si c’est exact, il n’y a rien à faire. Sinon, révoquez-la parmi vos clés API et changez les mots de passe de votre équipe.',
    ],
    action: 'Voir vos clés API',
  },
  payoutFailed: {
    subject: organizer => `${organizer} : un versement n’est pas arrivé`,
    lines: ({ amount, account, reason }) => [
      `${amount} vers le compte ${account} ne sont pas arrivés : ${reason}.`,
      'L’argent vous est de nouveau dû et partira avec le prochain versement. Vérifiez d’abord le compte.',
    ],
  },
  disputed: {
    subject: reference => `Une banque s’interroge sur la commande ${reference}`,
    lines: ({ amount, reference, eventTitle, inquiry }) => [
      inquiry
        ? `La banque de l’acheteur de ${reference} (${eventTitle}) s’interroge sur ${amount}. Rien n’a encore été repris.`
        : `La banque de l’acheteur de ${reference} (${eventTitle}) a repris ${amount}. Si vous pouvez montrer que c’était dû, cela revient.`,
      'Ce que nous savons est déjà rempli : qui a acheté, ce qui a été livré et qui est entré.',
    ],
    due: moment => `Il faut répondre avant le ${moment}.`,
  },
  disputeClosed: {
    subject: reference => `Le litige de la commande ${reference} est tranché`,
    won: ({ amount, reference, eventTitle }) => `Vous avez gagné : ${amount} de ${reference} (${eventTitle}) sont de nouveau à vous.`,
    lost: ({ amount, reference, eventTitle }) =>
      `La banque a donné raison à l’acheteur : ${amount} de ${reference} (${eventTitle}) lui restent.`,
    withdrawn: ({ amount, reference, eventTitle }) =>
      `La banque a clos sa question sur ${amount} de ${reference} (${eventTitle}) ; rien n’a été pris.`,
  },
};

const texts: Readonly<Record<Language, OwnerWords>> = { en, de, fr };
export const ownerTextsIn = (language: Language): OwnerWords => texts[language];
