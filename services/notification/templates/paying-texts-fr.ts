import type { PayingTexts } from './paying-texts.ts';

export const payingFr: PayingTexts = {
  chosen: {
    transfer: {
      subject: eventTitle => `Virement à effectuer pour ${eventTitle}`,
      heading: 'Vos places sont réservées',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, nous gardons vos places pour ${eventTitle}. Veuillez virer le montant à ${organizerName} ; vos billets arrivent par e-mail dès réception.`,
    },
    on_site: {
      subject: eventTitle => `Vos places pour ${eventTitle} sont réservées : payez au guichet`,
      heading: 'Vos places sont réservées',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, nous gardons vos places pour ${eventTitle}. Payez au guichet de ${organizerName} en indiquant votre réservation ; vous y recevez vos billets, ainsi que par e-mail.`,
    },
    invoice: {
      subject: eventTitle => `Votre demande de paiement sur facture : ${eventTitle}`,
      heading: 'L’organisateur a reçu votre demande',
      body: ({ name, eventTitle, organizerName }) =>
        `${name}, vous souhaitez payer ${eventTitle} sur facture. La décision revient à ${organizerName} ; en cas d’accord, vos billets arrivent par e-mail.`,
    },
  },
  amount: 'Montant',
  holder: 'Bénéficiaire',
  iban: 'IBAN',
  bic: 'BIC',
  reference: 'Référence',
  until: 'Échéance',
  exactly: 'Indiquez exactement cette référence : c’est elle qui permet de reconnaître votre paiement.',
  code: 'L’application de votre banque peut lire le code joint (GiroCode).',
  otherwise: 'Passé ce délai, vos places sont libres pour d’autres. D’ici là, vous pouvez encore payer autrement.',
  view: 'Voir la réservation',
  due: {
    subject: eventTitle => `Votre virement pour ${eventTitle} n’est pas encore arrivé`,
    heading: 'Votre virement n’est pas encore arrivé',
    body: ({ name, eventTitle }) =>
      `${name}, nous gardons vos places pour ${eventTitle}, mais votre virement n’est pas encore arrivé. L’avez-vous déjà envoyé ? Alors vous n’avez rien à faire.`,
  },
  processing: {
    subject: eventTitle => `Votre paiement est en cours : ${eventTitle}`,
    heading: 'Votre paiement est en cours',
    body: (eventTitle, reference, until) =>
      `Votre paiement pour ${eventTitle} (réservation ${reference}) prend quelques jours. Nous gardons vos places au plus tard jusqu’au ${until} ; vos billets arrivent par e-mail dès réception du paiement.`,
  },
  failed: {
    subject: eventTitle => `Votre paiement n’a pas abouti : ${eventTitle}`,
    heading: 'Votre paiement n’a pas abouti',
    body: (eventTitle, reference, until) =>
      `Votre banque n’a pas payé ${eventTitle} (réservation ${reference}). Nous gardons vos places jusqu’au ${until} : d’ici là, vous pouvez payer autrement.`,
  },
  overdue: {
    subject: eventTitle => `Une facture est en retard : ${eventTitle}`,
    heading: 'Une facture est en retard',
    body: ({ eventTitle, reference, amount, day }) =>
      `La facture de ${amount} pour ${eventTitle} (réservation ${reference}) était à payer avant le ${day}. Veuillez effectuer le virement avec la référence ${reference}. Est-ce déjà fait ? Alors vous n’avez rien à faire.`,
  },
};
