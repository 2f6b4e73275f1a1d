import type { Translated } from '../sentences.ts';
import type { subscribing as en } from '../en/subscribing.ts';

export const subscribing: Translated<typeof en> = {
  calendar: {
    title: 'Vos billets dans votre agenda',
    text: 'Votre propre agenda peut afficher tout ce pour quoi vous avez des billets, avec les places, les changements et les annulations, et rester à jour.',
    make: 'Obtenir une adresse d’agenda',
    shownOnce: 'Voici votre adresse. Elle n’est affichée que maintenant : qui la connaît voit vos réservations.',
    address: 'Adresse d’agenda',
    copy: 'Copier l’adresse',
    copied: 'Adresse copiée',
    since: 'Vous avez une adresse d’agenda depuis le {{day}}.',
    replace: 'Obtenir une nouvelle adresse',
    replaceText: 'L’adresse que vos agendas utilisent cessera de fonctionner, et vous en recevrez une autre.',
    revoke: 'Désactiver',
    revokeText: 'Les agendas qui utilisent cette adresse ne seront plus mis à jour.',
    keep: 'Ne rien changer',
    failed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
  },
};
