import type { Texts } from './texts.ts';

const ticketsIn = (count: number): string => (count === 1 ? 'ein Ticket' : `${count} Tickets`);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ofYours = (count: number): string => (count === 1 ? 'Ihr Ticket' : `${count} Ihrer Tickets`);

export const de: Texts = {
  locale: 'de-DE',
  confirmation: {
    subject: (eventTitle, count) => (count === 0 ? `Ihre Spende: ${eventTitle}` : `Ihre Tickets: ${eventTitle}`),
    heading: (eventTitle, count) => (count === 0 ? 'Vielen Dank' : `Bis bald: ${eventTitle}`),
    body: (name, count) =>
      count === 0
        ? `${name}, Ihre Spende ist angekommen. Vielen Dank.`
        : `${name}, Ihre Buchung ist bestätigt. ${count === 1 ? 'Ihr Ticket ist' : `Ihre ${count} Tickets sind`} fertig.`,
    when: 'Wann',
    where: 'Wo',
    join: 'Teilnehmen',
    reference: 'Buchung',
    total: 'Summe',
    tax: (name, rate) => `${name} ${rate.toLocaleString('de-DE')} %`,
    taxIncluded: (name, rate) => `davon ${name} ${rate.toLocaleString('de-DE')} %`,
    taxNotCharged: 'Nicht berechnete Steuer (Steuerschuldnerschaft des Leistungsempfängers)',
    free: 'Kostenlos',
    view: 'Tickets ansehen',
    given: 'An Sie weitergegeben; zu bezahlen ist nichts.',
    attached:
      'Die Tickets hängen als PDF an, dazu ein Kalendereintrag. Zeigen Sie die Codes am Einlass, auf Papier oder auf dem Bildschirm.',
    notAttached: 'Ihre Tickets finden Sie bei Ihren Buchungen. Zeigen Sie die Codes am Einlass, auf Papier oder auf dem Bildschirm.',
    invoice:
      'Ihre Rechnung steht bei Ihrer Buchung, sobald der Veranstalter sie geschrieben hat. Dort können Sie auch eine anfordern und sagen, auf wen sie lauten soll.',
    by: organizer => `Es veranstaltet ${organizer}.`,
  },
  cancellation: {
    subject: eventTitle => `Ihre Buchung kam nicht zustande: ${eventTitle}`,
    heading: 'Ihre Buchung kam nicht zustande',
    body: (eventTitle, reference) =>
      `Ihre Zahlung für ${eventTitle} (Buchung ${reference}) ist angekommen, als wir Ihnen die Plätze nicht mehr geben konnten. Sie hat keine Tickets gekauft.`,
    money: amount =>
      `Sie bekommen alles zurück: Wir haben eine Erstattung von ${amount} auf die Karte veranlasst, mit der Sie bezahlt haben. Wir schreiben Ihnen, sobald sie unterwegs ist; Sie müssen nichts tun.`,
    apology: 'Es tut uns leid.',
    other: 'Andere Plätze suchen',
  },
  creditAgain: amount =>
    `${amount} waren mit Guthaben bezahlt: sie sind wieder Ihr Guthaben beim Veranstalter und stehen an der Kasse und in Ihrem Konto.`,
  refund: {
    subject: amount => `Ihre Erstattung von ${amount}`,
    heading: amount => `${amount} sind auf dem Weg zu Ihnen`,
    body: description => `Wir haben Ihre Zahlung für ${description} auf die Karte erstattet, mit der Sie bezahlt haben.`,
    bodyPart: (description, amount) =>
      `Von Ihrer Zahlung für ${description} haben wir ${amount} auf die Karte erstattet, mit der Sie bezahlt haben.`,
    headingCredit: amount => `${amount} sind wieder Ihr Guthaben`,
    bodyCredit: description => `Wir haben Ihre Zahlung für ${description} zurückgegeben.`,
    when: 'Bis Banken das auf einem Auszug zeigen, vergehen 5 bis 10 Tage.',
    view: 'Buchung ansehen',
  },
  transfer: {
    subject: (from, eventTitle, count) => `${from} hat ${ticketsIn(count)} für Sie: ${eventTitle}`,
    heading: eventTitle => `Kommen Sie zu ${eventTitle}?`,
    body: (from, eventTitle, count) =>
      `${from} möchte Ihnen ${ticketsIn(count)} für ${eventTitle} geben. ${count === 1 ? 'Es gehört' : 'Sie gehören'} Ihnen, sobald Sie annehmen, und ${count === 1 ? 'kostet' : 'kosten'} Sie nichts.`,
    message: (from, message) => `${from} schreibt: ${message}`,
    look: 'Ansehen und entscheiden',
    until: when => `Sie können bis ${when} annehmen.`,
    secret: 'Behalten Sie diese Mail für sich: Wer den Link hat, kann die Tickets nehmen.',
    sold: {
      subject: eventTitle => `Verkauft: Ihr Ticket für ${eventTitle}`,
      heading: 'Ihr Ticket ist verkauft',
      body: (eventTitle, reference, payout) =>
        `Jemand hat Ihr Ticket für ${eventTitle} gekauft (Buchung ${reference}). ${payout} gehen dorthin zurück, von wo Sie bezahlt haben. Der Code, den Sie hatten, öffnet die Tür nicht mehr.`,
    },
    accepted: {
      subject: eventTitle => `Angenommen: Ihre Tickets für ${eventTitle}`,
      heading: 'Das Angebot wurde angenommen',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} hat ${ofYours(count)} für ${eventTitle} angenommen. Die Codes, die Sie dafür hatten, öffnen die Tür nicht mehr.`,
    },
    declined: {
      subject: eventTitle => `Nicht angenommen: Ihre Tickets für ${eventTitle}`,
      heading: 'Alles bleibt bei Ihnen',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} hat ${ofYours(count)} für ${eventTitle} abgelehnt. ${count === 1 ? 'Es bleibt' : 'Sie bleiben'} gültig wie zuvor.`,
    },
    expired: {
      subject: eventTitle => `Keine Antwort: Ihre Tickets für ${eventTitle}`,
      heading: 'Alles bleibt bei Ihnen',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} hat nicht rechtzeitig geantwortet. ${upper(ofYours(count))} für ${eventTitle} ${count === 1 ? 'bleibt' : 'bleiben'} bei Ihnen und gültig wie zuvor. Sie können ${count === 1 ? 'es' : 'sie'} noch einmal anbieten.`,
    },
    over: {
      withdrawn: {
        subject: eventTitle => `Zurückgezogen: Tickets für ${eventTitle}`,
        heading: 'Das Angebot wurde zurückgezogen',
        body: (from, eventTitle) =>
          `${from} hat die Tickets für ${eventTitle}, die Ihnen angeboten waren, zurückgezogen. Der Link bewirkt nichts mehr.`,
      },
      expired: {
        subject: eventTitle => `Abgelaufen: das Angebot von Tickets für ${eventTitle}`,
        heading: 'Das Angebot ist abgelaufen',
        body: (from, eventTitle) =>
          `Die Zeit, die Tickets für ${eventTitle} anzunehmen, ist vorbei; sie bleiben bei ${from}. Wenn Sie sie noch möchten, bitten Sie ${from}, sie noch einmal anzubieten.`,
      },
    },
  },
  heldPayment: {
    payable: {
      subject: description => `Sie können jetzt bezahlen: ${description}`,
      heading: 'Ihre Plätze gehören noch Ihnen',
      lines: ({ amount, until }) => [
        `Der Zahlungsanbieter war nicht erreichbar, als Sie ${amount} bezahlen wollten. Jetzt ist er es wieder, und wir haben Ihre Plätze gehalten.`,
        `Bitte bezahlen Sie bis ${until} Uhr (UTC). Danach sind die Plätze wieder für andere frei. Bisher wurde nichts abgebucht.`,
      ],
      action: 'Jetzt bezahlen',
    },
    givenUp: {
      subject: description => `Wir konnten Ihre Zahlung nicht annehmen: ${description}`,
      heading: 'Es tut uns leid',
      lines: ({ amount }) => [
        `Der Zahlungsanbieter war so lange nicht erreichbar, dass wir Ihre Plätze freigeben mussten. Es wurde nichts abgebucht: ${amount} wurden nie verlangt.`,
        'Wenn noch Plätze da sind, können Sie noch einmal buchen.',
      ],
      action: 'Buchung ansehen',
    },
  },
  givenBack: {
    subject: {
      buyer: (eventTitle, count) => `Sie haben ${ticketsIn(count)} storniert: ${eventTitle}`,
      team: (eventTitle, count) =>
        count === 0 ? `Sie bekommen Geld zurück: ${eventTitle}` : `${upper(ticketsIn(count))} storniert: ${eventTitle}`,
      event: eventTitle => `Abgesagt: ${eventTitle}`,
      invoice: eventTitle => `Ihre Rechnung wurde gekürzt: ${eventTitle}`,
    },
    body: {
      buyer: ({ eventTitle, reference, count }) =>
        `Sie haben ${ticketsIn(count)} für ${eventTitle} storniert (Buchung ${reference}). ${count === 1 ? 'Es ist' : 'Sie sind'} nicht mehr gültig.`,
      team: ({ organizer, eventTitle, reference, count }) =>
        count === 0
          ? `${organizer} gibt Ihnen Geld zurück, für ${eventTitle} (Buchung ${reference}).`
          : `${organizer} hat ${ticketsIn(count)} Ihrer Buchung ${reference} für ${eventTitle} storniert. ${count === 1 ? 'Es ist' : 'Sie sind'} nicht mehr gültig.`,
      invoice: ({ organizer, eventTitle, reference }) =>
        `${organizer} erlässt Ihnen einen Teil der Rechnung für ${eventTitle} (Buchung ${reference}).`,
      event: ({ organizer, eventTitle, reference }) =>
        `${organizer} musste ${eventTitle} absagen. Ihre Buchung ${reference} endet damit: Ihre Tickets sind nicht mehr gültig. Es tut uns leid.`,
    },
    left: count => `${count === 1 ? 'Ein Ticket' : `${count} Tickets`} der Buchung ${count === 1 ? 'bleibt' : 'bleiben'} gültig.`,
    reason: (organizer, reason) => `${organizer} schreibt dazu: ${reason}`,
    byCard: amount =>
      `Sie bekommen ${amount} auf die Karte zurück, mit der Sie bezahlt haben. Bis Banken das auf einem Auszug zeigen, vergehen 5 bis 10 Tage; Sie müssen nichts tun.`,
    byHand: (amount, organizer) => `Sie bekommen ${amount} zurück. ${organizer} zahlt es Ihnen aus.`,
    byInvoice: (amount, organizer) =>
      `${amount} werden von Ihrer Rechnung abgezogen. Was Sie davon schon bezahlt haben, zahlt Ihnen ${organizer} zurück.`,
    asCredit: (amount, organizer) =>
      `Sie haben jetzt ein Guthaben von ${amount} bei ${organizer}. Damit zahlen Sie Tickets für alle Events dieses Veranstalters; es verfällt nicht und steht an der Kasse und in Ihrem Konto.`,
    nothing: 'Es geht kein Geld zurück.',
    view: 'Buchung ansehen',
  },
  postponed: {
    subject: eventTitle => `Verschoben: ${eventTitle}`,
    body: ({ organizer, eventTitle, reference, count }) =>
      `${organizer} musste ${eventTitle} verschieben. Der neue Termin steht noch nicht fest. ${count === 1 ? 'Ihr Ticket' : 'Ihre Tickets'} (Buchung ${reference}) ${count === 1 ? 'gilt' : 'gelten'} auch dann.`,
    giveBack: until =>
      `Wenn Sie nicht warten möchten, können Sie Tickets zurückgeben und bekommen alles zurück, was Sie bezahlt haben: bis ${until}.`,
    after: 'Danach gelten wieder die üblichen Bedingungen des Veranstalters.',
    view: 'Buchung ansehen',
  },
  invitation: {
    subject: (from, organizer) => `${from} lädt Sie ins Team von ${organizer} ein`,
    heading: organizer => `Helfen Sie bei ${organizer} mit?`,
    body: (from, organizer, role) => `${from} möchte, dass Sie im Team von ${organizer} mitarbeiten, als ${role}.`,
    roles: { owner: 'Inhaber', manager: 'Manager', box_office: 'Kasse', check_in: 'Einlass', viewer: 'Betrachter' },
    how: (email, days) =>
      `Melden Sie sich mit ${email} an, oder legen Sie mit dieser Adresse ein Konto an; dann nehmen Sie an oder lehnen ab. Die Einladung gilt ${days} Tage.`,
    look: 'Einladung ansehen',
    stranger: 'Sie kennen niemanden dort? Dann tun Sie nichts: Ohne Ihre Zustimmung geschieht nichts.',
  },
  footer: 'Sie bekommen diese Mail, weil Sie bei Event Planner etwas getan haben. Sie ist keine Werbung.',
  strangersFooter: from => `Sie bekommen diese Mail, weil ${from} uns dafür Ihre Adresse gegeben hat. Sie ist keine Werbung.`,
};
