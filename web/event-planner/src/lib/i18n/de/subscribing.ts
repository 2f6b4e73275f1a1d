import type { Translated } from '../sentences.ts';
import type { subscribing as en } from '../en/subscribing.ts';

export const subscribing: Translated<typeof en> = {
  calendar: {
    title: 'Tickets in Ihrem Kalender',
    text: 'Ihr eigenes Kalenderprogramm kann alles zeigen, wofür Sie Tickets haben, mit Plätzen, Änderungen und Absagen, und hält es aktuell.',
    make: 'Kalenderadresse holen',
    shownOnce: 'Das ist Ihre Adresse. Sie wird nur jetzt gezeigt: Wer sie kennt, sieht Ihre Buchungen.',
    address: 'Kalenderadresse',
    copy: 'Adresse kopieren',
    copied: 'Adresse kopiert',
    since: 'Sie haben seit {{day}} eine Kalenderadresse.',
    replace: 'Neue Adresse holen',
    replaceText: 'Die Adresse, die Ihre Kalender jetzt benutzen, gilt dann nicht mehr, und Sie bekommen eine andere.',
    revoke: 'Abschalten',
    revokeText: 'Kalender, die diese Adresse benutzen, werden nicht mehr aktualisiert.',
    keep: 'So lassen',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
};
