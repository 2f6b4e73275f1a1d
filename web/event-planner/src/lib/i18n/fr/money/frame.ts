export const frame = {
  area: {
    title: 'Argent',
    label: 'Votre argent',
    notForYou: 'L’argent est l’affaire des propriétaires et des gestionnaires de l’équipe.',
  },
  parts: {
    balance: 'Solde',
    taxes: 'Taxes',
    invoices: 'Factures',
    billing: 'Facturation',
    payouts: 'Versements',
    disputes: 'Litiges',
    transfers: 'Virements',
    refunds: 'Remboursements',
  },
  about: {
    balance: 'Ce que vous avez vendu et remboursé, et ce que nous vous devons.',
    taxes: 'Hors taxes, taxe et total de chaque taux, par jour de vente, à transmettre à votre comptable.',
    invoices: 'Tout ce qui a été écrit : chercher, emporter, annuler ce qui était faux.',
    billing: 'Ce que vos factures disent de vous, et qui en reçoit une.',
    payouts: 'Où est votre argent, où il va et quand.',
    disputes: 'Les paiements que les banques des acheteurs veulent récupérer.',
    transfers: 'Les relevés de votre banque, ce qu’ils paient, et ce que vous attendez encore.',
    refunds: 'Les remboursements que vous virez, et ceux faits dans le tableau de bord du prestataire de paiement.',
  },
};
