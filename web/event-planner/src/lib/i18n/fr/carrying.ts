export const carrying = {
  carrying: {
    apple: 'Ajouter à Apple Wallet',
    google: 'Ajouter à Google Wallet',
    allApple: 'Tous dans Apple Wallet',
    failed: 'Le billet n’a pas pu être ajouté au portefeuille. Veuillez réessayer.',
    show: 'Afficher en grand',
    title: 'Vos billets, en grand',
    close: 'Fermer',
    previous: 'Billet précédent',
    next: 'Billet suivant',
    count: 'Billet {{number}} sur {{of}}',
    brighter: 'Réglez la luminosité de l’écran au maximum.',
    awake: 'L’écran reste allumé.',
  },
};
