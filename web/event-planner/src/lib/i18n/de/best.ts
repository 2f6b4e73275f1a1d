import type { Sentences } from '../sentences.ts';

export const best: Pick<Sentences, 'best'> = {
  best: {
    title: 'Beste Plätze',
    text: 'Sagen Sie uns, wie viele Sie sind: Wir finden Plätze nebeneinander, so nah wie möglich.',
    find: 'Beste Plätze finden',
    wishes: 'Weitere Wünsche',
    area: 'Bereich',
    anywhere: 'Egal wo',
    accessible: 'Rollstuhlplätze',
    split: 'Wir können in zwei Gruppen sitzen',
    splitHint: 'Nur wenn es keine Reihe für Sie alle gibt; dann in derselben oder der nächsten.',
    found_one: '{{count}} Platz gefunden',
    found_other: '{{count}} Plätze gefunden',
    foundText: 'Sie sind für Sie reserviert, während Sie sie ansehen.',
    go: 'Diese Plätze nehmen',
    others: 'Andere zeigen',
    back: 'Selbst wählen',
    noOthers: 'Andere Plätze für Sie alle gibt es nicht. Diese gehören weiter Ihnen.',
  },
};
