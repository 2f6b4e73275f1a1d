export const bookkeeping = {
  books: {
    trial: 'Balance générale',
    trialText: 'Tout ce qui a jamais été comptabilisé, par compte. Débits et crédits d’une monnaie sont égaux, ou quelque chose ne va pas.',
    empty: 'Rien n’est encore comptabilisé.',
    account: 'Compte',
    debit: 'Débit',
    credit: 'Crédit',
    left: 'Solde',
    ofOrganizers: 'organisateurs',
    sum: 'Total',
    check: 'Les livres concordent-ils ?',
    checkText:
      'Recalcule tout à partir des écritures, paiements, remboursements et ventes. Sur une grande plateforme, cela prend un moment.',
    checkNow: 'Vérifier maintenant',
    fine_one: '{{count}} vérifié',
    fine_other: '{{count}} vérifiés',
    wrong_one: '{{count}} ne concorde pas',
    wrong_other: '{{count}} ne concordent pas',
    search: 'Trouver des écritures',
    searchText:
      'Par ce dont elles parlent : l’identifiant d’une commande, d’un paiement ou d’un événement, une référence, ou la clé d’une écriture.',
    searchField: 'Identifiant, référence ou clé',
    nothingFound: 'Rien n’a été comptabilisé là-dessous.',
  },
  /** Accounts that an organizer reads as their own, in the words of whoever runs the platform. */
  accounts: {
    taxes: 'Taxes des ventes',
    fees: 'Frais pris aux organisateurs',
    payouts: 'Versé',
    cash: 'En espèces dans les caisses',
    terminal: 'Sur les terminaux de carte',
    bank: 'Sur des comptes bancaires',
    by_hand: 'Remboursé à la main',
  },
  bookChecks: {
    entries_balance: 'Chaque écriture est équilibrée',
    payments_booked: 'Chaque paiement est comptabilisé tel qu’il est venu',
    refunds_booked: 'Chaque remboursement est comptabilisé tel qu’il est parti',
    sales_booked: 'Chaque vente est comptabilisée pour ce qu’elle a rapporté',
    received_sold: 'Ce qui fut reçu a été vendu ou renvoyé',
    nothing_unassigned: 'Rien n’attend d’être attribué',
  },
};
