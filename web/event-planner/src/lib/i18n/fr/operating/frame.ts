export const frame = {
  operate: {
    title: 'Plateforme',
    text: 'Ce dont s’occupent ceux qui exploitent cette plateforme. Les organisateurs n’en voient rien.',
    overview: 'Vue d’ensemble',
  },
  parts: {
    fees: 'Frais',
    payouts: 'Versements',
    books: 'Livres',
    reconciliation: 'Rapprochement',
    provider: 'Prestataire',
    audit: 'Journal d’audit',
  },
  partTexts: {
    fees: 'Ce que la plateforme prélève sur un billet, par défaut et pour chaque organisateur, et à partir de quel jour.',
    payouts: 'Ce qui est versé aux organisateurs et quand, par le prestataire et à la main.',
    books: 'Chaque mouvement d’argent, et la preuve que les livres sont justes.',
    reconciliation: 'Si le prestataire, les livres et les réservations disent la même chose.',
    provider: 'Comment se porte le prestataire de paiement, et ce qu’il a annoncé qui n’a pas pu être traité.',
    audit: 'Qui a modifié quoi, quand et d’où, sur toute la plateforme ; et si ce journal est intact.',
  },
};
