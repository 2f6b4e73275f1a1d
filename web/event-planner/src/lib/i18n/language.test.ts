import { expect, test } from 'vitest';
import { asSet } from './language.ts';

const words = { group: { one: 'Vraiment ? « Oui » ; {{name}} : non', two_other: 'à 10 : 30' } };

test('French signs stay with the word before them, and nothing else is touched', () => {
  expect(asSet(words, 'fr')).toEqual({
    group: { one: 'Vraiment\u00a0? «\u00a0Oui\u00a0»\u00a0; {{name}}\u00a0: non', two_other: 'à 10\u00a0: 30' },
  });
  expect(asSet(words, 'de')).toEqual(words);
});
