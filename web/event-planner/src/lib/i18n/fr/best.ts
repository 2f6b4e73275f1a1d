import type { Sentences } from '../sentences.ts';

export const best: Pick<Sentences, 'best'> = {
  best: {
    title: 'Meilleures places',
    text: 'Dites-nous combien vous êtes : nous trouvons des places côte à côte, aussi proches que possible.',
    find: 'Trouver les meilleures places',
    wishes: 'Autres souhaits',
    area: 'Zone',
    anywhere: 'Peu importe',
    accessible: 'Places fauteuil roulant',
    split: 'Nous pouvons être en deux groupes',
    splitHint: 'Seulement s’il n’y a pas de rangée pour vous tous ; alors dans la même ou la suivante.',
    found_one: '{{count}} place trouvée',
    found_other: '{{count}} places trouvées',
    foundText: 'Elles vous sont réservées pendant que vous les regardez.',
    go: 'Prendre ces places',
    others: 'En voir d’autres',
    back: 'Choisir moi-même',
    noOthers: 'Il n’y a pas d’autres places pour vous tous. Celles-ci sont toujours à vous.',
  },
};
