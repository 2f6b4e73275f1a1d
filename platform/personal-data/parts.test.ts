import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPieces, partsOf } from './parts.ts';

test('pieces come to the text again, none is too long, and none ends within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 9 }), (text, length) => {
      const pieces = inPieces(text, length);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(length);
        expect(piece.isWellFormed()).toBe(text.isWellFormed());
      }
    }),
  );
});

test('who has nothing tells so in one part', () => {
  expect(partsOf('e', {})).toEqual([{ exportId: 'e', part: 1, parts: 1, text: '{}' }]);
});
